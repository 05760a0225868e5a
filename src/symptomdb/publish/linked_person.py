"""A person who publishes, as schema.org JSON-LD."""

from __future__ import annotations

from typing import Any

from symptomdb.model.person import Person


def person_page(person: Person, address: str) -> dict[str, Any]:
    """A ProfilePage about a Person (https://schema.org/ProfilePage); what is not known is left out."""
    profile = person.profile
    about: dict[str, Any] = {"@type": "Person", "@id": f"{address}#person", "name": person.name, "url": address}
    if profile.credentials:
        credential: dict[str, Any] = {"@type": "EducationalOccupationalCredential", "name": profile.credentials}
        if person.verification:
            credential["description"] = f"Verified on {person.verification.at:%Y-%m-%d} by {person.verification.by}"
        about["hasCredential"] = credential
    if profile.affiliation:
        about["affiliation"] = {"@type": "Organization", "name": profile.affiliation}
    if profile.place:
        about["workLocation"] = {"@type": "Place", "name": profile.place}
    if profile.orcid:
        about["sameAs"] = f"https://orcid.org/{profile.orcid}"
    return {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": about}

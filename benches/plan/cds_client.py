"""A CDS Hooks client that is not ours talks to a running service: HealthChain's SandboxClient and its models.

Run with the Python of an environment that holds it (``pip install "healthchain[sandbox]"``)::

    symptomdb serve &
    python -m benches.plan.cds_client http://127.0.0.1:8123

It reads the discovery with HealthChain's models, sends its own synthetic patients and one record of ours, checks every
reply with its models, and sends feedback on the cards.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx
from healthchain.models import CDSResponse
from healthchain.models.responses.cdsdiscovery import CDSServiceInformation
from healthchain.models.responses.cdsfeedback import CDSFeedback
from healthchain.sandbox import SandboxClient

_VIEW = "cds-services/heterotopic-ossification-patient-view"
_EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "hip-bundle.json"
_KEYS = {
    "Condition": "conditions",
    "Observation": "observations",
    "MedicationStatement": "medications",
    "ServiceRequest": "requests",
}


#: The generator's own names of what it makes.
_GIVEN = {"condition": "conditions", "medicationstatement": "medications", "procedure": "procedures"}


def main() -> None:
    """Discover, call, give feedback; print what came."""
    base = sys.argv[1].rstrip("/")
    print(f"healthchain {version('healthchain')} against {base}")
    found = CDSServiceInformation.model_validate(httpx.get(f"{base}/cds-services").json())
    print("discovery:", ", ".join(one.id for one in found.services))
    _synthetic(base)
    _ours(base)


def _synthetic(base: str) -> None:
    """Its generated patients; prefetch goes under the keys that the discovery asks for, as a client has to do it."""
    client = SandboxClient(url=f"{base}/{_VIEW}", workflow="patient-view")
    client.load_synthetic(n=5, random_seed=1)
    for request in client.requests:
        request.prefetch = {
            _GIVEN.get(key, key): value for key, value in request.prefetch.items() if key != "encounter"
        }
        request.context.patientId = request.prefetch["patient"].id
    for number, reply in enumerate(client.send_requests()):
        print(f"synthetic {number}:", len(CDSResponse.model_validate(reply).cards), "card(s)")


def _ours(base: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prefetch.json"
        path.write_text(json.dumps(_prefetch()))
        client = SandboxClient(url=f"{base}/{_VIEW}", workflow="patient-view")
        client.load_from_path(path)
    patient = json.loads(_EXAMPLE.read_text())["entry"][0]["resource"]["id"]
    for request in client.requests:
        request.context.patientId = patient
    replies = client.send_requests()
    for reply in replies:
        response = CDSResponse.model_validate(reply)
        print("record of ours:", [(card.indicator, card.summary) for card in response.cards])
        _feedback(base, reply["cards"])


def _feedback(base: str, cards: list[dict[str, Any]]) -> None:
    moment = datetime.now(UTC).isoformat()
    entries = [{"card": card["uuid"], "outcome": "overridden", "outcomeTimestamp": moment} for card in cards]
    for entry in entries:
        CDSFeedback.model_validate(entry)
    reply = httpx.post(f"{base}/{_VIEW}/feedback", json={"feedback": entries})
    print("feedback:", reply.status_code)


def _prefetch() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in json.loads(_EXAMPLE.read_text())["entry"]:
        kind = entry["resource"]["resourceType"]
        if kind == "Patient":
            found["patient"] = entry["resource"]
        else:
            bundle = found.setdefault(_KEYS[kind], {"resourceType": "Bundle", "type": "searchset", "entry": []})
            bundle["entry"].append(entry)
    return found


if __name__ == "__main__":
    main()

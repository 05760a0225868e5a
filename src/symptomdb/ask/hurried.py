"""How people write in a hurry: short forms and misspellings of the words that red flags are made of.

The general repair (`ask.spelling`) leaves short words alone and can't know these. They are put
right before the safety check.
"""

from __future__ import annotations

import re

#: Put right word by word, wrong and right in turn; parted by commas.
_WORDS = """
pian pain, piain pain, paine pain, payn pain, chset chest, chst chest, cheast chest, chesst chest, strok stroke,
srtoke stroke, brethe breathe, breth breath, breating breathing, brething breathing, brethin breathing,
breathin breathing, breathng breathing, breef breathe, braething breathing, bleding bleeding, bleedin bleeding,
bledding bleeding, sezure seizure, siezure seizure, seisure seizure, seezure seizure, siezures seizures,
suiside suicide, sucide suicide, suicde suicide, suicied suicide, suisidal suicidal, sucidal suicidal,
suicidle suicidal, fainten faint, dieing dying, cannt cant, cnat cant, cnt cant, carnt cant, cudnt couldnt,
pils pills, pilz pills, tabelts tablets, toungue tongue, tounge tongue, tonuge tongue, thorat throat, throte throat,
stomache stomach, stomack stomach, stumach stomach, abdomin abdomen, unconcious unconscious, unconsious unconscious,
unconsius unconscious, uncoscious unconscious, concious conscious, colapsed collapsed, collasped collapsed,
collapesd collapsed, swallowd swallowed, swalowed swallowed, swollowed swallowed, overdos overdose, nt not, dnt dont,
dosnt doesnt, dsnt doesnt, wnt wont, shud should, shld should, shuld should, cud could, u you, ur your, r are, n and,
hav have, hv have, haz has, bby baby, babby baby, plz please, pls please, thru through, cuz because, coz because,
2day today, 2nite tonight, tonite tonight, rn now, atm now, b4 before, ambulence ambulance, ambulanc ambulance,
ambalance ambulance, hart heart, haert heart, hartbeat heartbeat, preg pregnant, pregnent pregnant, pregant pregnant,
pregnat pregnant, prego pregnant, pregnet pregnant, weaknes weakness, wekness weakness, droopin drooping,
numbnes numbness, slured slurred, slurd slurred, slurin slurring, alergic allergic, allergc allergic,
anaphalaxis anaphylaxis, anaphylactic anaphylaxis, anafilaxis anaphylaxis, fevr fever, feaver fever,
tempature temperature, temprature temperature, temperture temperature, newborne newborn, vomitting vomiting,
vommiting vomiting, vomting vomiting, puking vomiting, headace headache, hedache headache, headach headache,
headacke headache, poisen poison, bleech bleach, swoln swollen, swolen swollen, swellin swelling, sweling swelling,
swetting sweating, sweatin sweating, swety sweaty, wheesing wheezing, weezing wheezing, wheezin wheezing,
chokin choking, choaking choking, testical testicle, testicals testicles, testacle testicle, testicule testicle,
diabetec diabetic, diebetic diabetic, suger sugar, insuline insulin, electricuted electrocuted,
electrecuted electrocuted, burnd burned, skalded scalded, drownd drowned, drownin drowning, drownded drowned,
parlysed paralysed, parylised paralysed, paralized paralysed, paralysd paralysed, sudenly suddenly, suddely suddenly,
suddenley suddenly, sevear severe, unbareable unbearable, excrutiating excruciating, exruciating excruciating,
confussed confused, confusd confused, drousy drowsy, drowzy drowsy, purpel purple, blud blood, rach rash,
weels wheals, meningitus meningitis, menengitis meningitis, menigitis meningitis, chocking choking, sever severe
"""
#: Put right as phrases.
_PHRASES = {
    "hart attack": "heart attack", "heart atack": "heart attack", "heart attach": "heart attack",
    "breathe in": "breathe", "kil myself": "kill myself", "my self": "myself", "her self": "herself",
    "him self": "himself", "cant breath": "cant breathe", "cannot breath": "cannot breathe", "can not": "cannot",
    "past out": "passed out", "through up": "throw up", "throwed up": "threw up", "layed on": "lying on",
    "wakeup": "wake up",
}  # fmt: skip
_RIGHT = dict(pair.split() for pair in _WORDS.replace("\n", " ").split(",") if pair.strip())
_WORD = re.compile(r"[a-z0-9]+")


def put_right(part: str) -> str:
    """A plain sentence with hurried spellings put right.

    >>> put_right("hes nt brething n my cheast hurts")
    'hes not breathing and my chest hurts'
    """
    part = _WORD.sub(lambda found: _RIGHT.get(found[0], found[0]), part)
    for wrong, right in _PHRASES.items():
        if wrong in part:
            part = re.sub(rf"\b{wrong}\b", right, part)
    return part

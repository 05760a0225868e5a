# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Crisis: somebody wants to die or harms themselves; also asked for another person."""

from __future__ import annotations

from symptomdb.ask.signs import phrases_pattern
from symptomdb.ask.text import compiled

_WHO = r"(?:i|im|ive|id|we|he|hes|she|shes|they|theyre|my \w+|someone|somebody|who)"
_HIMSELF = r"(?:my ?self|him ?self|her ?self|them ?sel\w+|your ?self|our ?selves)"
#: Never informational, whoever asks.
_ALWAYS = (
    rf"\bkill(?:ing)? {_HIMSELF}\b(?! (?:laughing|with laughter))|\bkms\b|\bunalive\b|"
    r"\bending (?:things|everything|it)\b|\bjust end (?:it|things|everything)\b|\b(?:end|ending|take|taking|took) (?:it all|things tonight|my (?:own )?life|his (?:own )?life|her (?:own )?life|their (?:own )?li\w+)\b(?! (?:in|years|last))|"
    r"\b(?:(?:most |least )?(?:painless|painful)|easiest|quickest|best|quick|easy)(?: and \w+)? (?:way|ways|method|methods) (?:to|of) (?:die|dying|end|kill\w*|suicide|commit\w*)|"
    r"\b(?:want|wants|wanted|wanting|wish|wishes|wished|going|planning|plan|plans|ready|hoping|hope|hopes|like|rather|just|decided|love) (?:to |i (?:could |was |were )?|he (?:was |were )?|she (?:was |were )?|they were )?(?:just )?(?:die\b(?! (?:for|of embarrassment|laughing))|be dead|dead\b|be gone forever|disappear forever|not (?:be alive|exist|wake up)|commit suicide|never wake up|go to sleep and (?:never|not) wake|jump off|hang (?:my|him|her|them)sel|shoot (?:my|him|her|them)sel)|"
    r"\b(?:dont|doesnt|do not|does not|didnt|no longer|cant|cannot) (?:want|wants|wish|see (?:a |any )?(?:point|reason)|have (?:a |any )?reason)(?: \w+)? (?:to |in |of )?(?:live|living|be alive|be here|exist|go on|wake up|carry on|keep going)\b|"
    r"\b(?:better off (?:dead|without me)|no (?:reason|point|will) (?:to|in|of) (?:live|living|going on|go on|being alive)|life is(?:nt| not) worth|not worth living|tired of (?:living|life|being alive|existing)|(?:want|wish) it (?:all )?to (?:end|be over|stop for good)|cant (?:go on|do this anymore|take it anymore|live like this|take it any ?more|live any ?more)|nothing (?:left )?to live for|done with life|everyone would be better|suicide (?:note|plan|pact|attempt (?:today|tonight|last night))|goodbye (?:note|letters?))\b|"
    r"\bhow many (?:\w+ ){0,4}(?:to die|to kill|would kill me|will kill me|(?:is|are) (?:lethal|fatal) for me)|\b(?:lethal|fatal|deadly) (?:dose|amount) (?:of|for)\b(?=.*\b(?:me|my|i|im)\b)|\bhow (?:can|do|should|would|could) i (?:die|commit suicide|end it|hang|disappear forever)\b|"
    rf"^(?:i |im |am |so |feeling |really |very |been |again )*suicidal\b(?! (?:ideation|behaviou?r|tendenc\w+|thoughts? (?:in|and|causes?|treatment|as|from|caused|with|due)))|"
    rf"\b{_WHO}\b(?: \w+){{0,5}} (?:suicidal|on suicide watch)\b(?! (?:thoughts )?(?:years|in (?:19|20)))|\bfeel(?:s|ing)? (?:\w+ )?suicidal|\bsuicidal (?:right now|now|tonight|today|again)|\b(?:suicidal|self[ -]?harm\w*) (?:thoughts|ideas|urges|feelings)(?: \w+)? (?:right now|again|today|tonight|every day|lately)|"
    r"\b(?:having|have|has|had|get|getting|with|these|my|his|her) (?:\w+ ){0,2}(?:suicidal (?:thoughts|ideation|ideas|feelings)|thoughts (?:of|about) (?:suicide|dying|death|ending|killing|self|hurting (?:my|him|her)sel))|"
    rf"\b(?:thinking|thinks|thought|thoughts|talk\w*|keeps talking|speak\w*|joke\w*|threaten\w*|threat\w*|says|considering|contemplat\w*|plan\w*|attempt\w*|tried|try|trying|going|about|wants?|promis\w*)(?: \w+){{0,3}} (?:suicide|of dying|about dying|to die\b|wanting to die|to kill|hurting {_HIMSELF}|to hurt {_HIMSELF}|to harm {_HIMSELF}|harming {_HIMSELF}|ending (?:it|my|his|her)|to end (?:it|my|his|her)|killing {_HIMSELF}|to jump off)\b|"
    r"\boverdos\w* on purpose|\b(?:took|taken|swallowed|take|taking)(?: \w+){0,6} (?:to (?:die|end it|kill)|on purpose)|\bstanding on (?:a|the) (?:bridge|ledge|roof)"
)
#: Sayings of people who think of ending their lives, and what others see of them; written as in `signs.body_words`.
_SAYINGS = """
googl* ... ways to (end|die|kill), search* ... ways to (end|die|kill), looking up ways to (end|die|kill), looking for ways to (end|die|kill), researching ways to (end|die|kill),
wish* ... never wake up, hop* ... (dont|doesnt|never|wont|not) wake up, wish* ... never been born, wish* ... not been born, wish* ... wasnt (here|alive), wish* ... werent (here|alive), wish* ... was gone,
disappear forever, be gone for good, sleep forever, go to sleep and not wake, never wake up again, not wake up (tomorrow|again),
stockpil* ... (pills|tablets|meds|medication|paracetamol), saving up ... (pills|tablets|meds), hoard* ... (pills|tablets|meds),
in front of (a|the) (train|bus|car|truck|lorry|tube), under (a|the) (train|bus|truck|lorry) (to|and) (end|die), off (a|the) (bridge|cliff|roof|building) (to|and|tonight), drive ... into a (tree|wall), crash my car on purpose,
said ... goodbyes, saying goodbye to everyone, said goodbye to everyone, texted goodbye, text* ... goodbye, goodbye (message|messages|text|letter|letters|note|video), giving away ... (things|possessions|belongings), written a note, wrote a note, left a note, writing my note, my affairs in order,
nothing matters any ?more, no point any ?more, no point (carrying|going|living|to|in living), whats the point (of|in) (living|life|being|carrying|going|anything), dont see the point,
want ... pain to (stop|end), want ... all to (stop|end), want it to be over, want to be gone, wanna die, wanna kms, wanna end, gonna end it, going to end it, gonna kms, kys, cant do this any ?more, cant cope any ?more, cant go on, cant carry on, cant keep going, dont want to carry on, dont want to go on, dont want to exist,
happier if i (was|were) (dead|gone), better if i (was|were) (dead|gone), on the bridge, bought (a )?(rope|gun|pills) (and|to|tonight), writing letters to my (kids|children|family|parents), wants out of, want out of (this|my) life, out of this life, tried to overdose, burning myself with, dont see a future, no future for me, cant see a future, want this life to end, hate being alive, hate my life and, make it (all )?stop, wont be here (tomorrow|much longer|for long|next), not be here tomorrow, says its over, says it is over, letter saying (sorry|goodbye), sorry and goodbye, thinks? about (dying|death) (all|every|constantly|a lot), think about dying, obsessed with dying, thought about (jumping|hanging|shooting|drowning|overdosing|killing|ending|dying|stabbing), thinking about (jumping|hanging|shooting|drowning|overdosing|stabbing), thoughts of (jumping|hanging|shooting|drowning|overdosing), jump* off (a|the|my) (building|roof|balcony|bridge|cliff|car park), walk* into traffic, step* into traffic, slit (my|her|his) throat, im a burden, burden to everyone, burden on everyone, happier without me, better without me, better off without me, better off if i (was|were|am), better off dead, nobody would (miss|care|notice), no one would (miss|care|notice), wouldnt miss me,
no longer worth living, life is pointless, life isnt worth, nothing to live for, no reason to (live|go|be|carry|stay), no will to live, given up on life, giving up on life, tired of being alive, sick of living, sick of being alive, had enough of life, ready to die, ready to go for good, going to heaven tonight, join ... in heaven, be with ... in heaven,
tied a noose, made a noose, a noose, rope around ... neck, railway track*, on the tracks, on the ledge, other side of the railing*, edge of the (bridge|roof|cliff), holding a gun, gun to (my|his|her) head, gun in (my|his|her) (mouth|hand), loaded gun, has a gun,
suicidal (again|now|tonight|today|and|all|so), feel* suicidal, feeling so suicidal, suicidal thoughts (wont|are|keep|every|all|again|back|getting|right|constantly|have|today), actively suicidal, suicidal intent, made a suicide plan, plan ... suicide, suicide attempt (now|just|today|tonight|yesterday), tried to (take|end) ... (life|it|herself|himself|themselves), attempted suicide (today|yesterday|last night|tonight|last week|again), tried to hang, trying to hang, hanged himself, hanged herself, hung himself, hung herself, hanging himself, strangl* (himself|herself|myself),
voices ... (kill|hurt|die|jump|harm), voice ... (kill|hurt|die|jump|harm), harm my baby, hurting my baby, hurt my baby, harming my baby, kill my (baby|husband|wife|partner|children|kids|family|mother|mum|dad), kill someone, kill somebody,
urge* to (cut|hurt|harm|burn), relaps* ... (cutting|self harm*), carv* ... (arm|arms|skin|leg|legs|thigh|thighs), burning (her|his|my|their) (skin|arms|arm) (with|on purpose), cuts (herself|himself|themselves|myself), cuts ... on (her|his|their|my) (wrist|wrists|arms|thighs), razor blades hidden, hiding razor*, punish* myself, hurt myself so, slit ... wrists, slash* ... wrists, hasnt eaten to die, starving myself to
"""
#: Self-harm, when a person is meant and it was no accident.
_SELF_HARM = (
    rf"\b(?:cut|cuts|cutting|burn|burns|burning|hurt|hurts|hurting|harm|harms|harming|hit|hits|hitting|starv\w+|scratch\w*|stab\w*|hang\w*|shoot\w*|strangl\w*|poison\w*) (?:and \w+ )?{_HIMSELF}\b|"
    rf"\bself[ -]?(?:harm|injur|mutilat)\w*|\b(?:cutting|cuts|slit|slitting|slash\w*) (?:my|his|her|their) (?:wrists?|arms?|legs?|thighs?)\b|\bcut (?:my|his|her|their) (?:wrists?|arms|thighs)\b|\b{_WHO}(?: \w+){{0,3}} (?:started |been |keeps |is )cutting(?: again| at night| in secret|$)"
)
_PERSON = r"\b(?:i|im|ive|my|me|he|hes|she|shes|they|theyre|his|her|friend|daughter|son|someone)\b"
_ACCIDENT = (
    r"\b(?:shav\w*|cook\w*|kitchen|chopp\w*|slic\w*|onions?|knife while|accident\w*|gym|workout|exercis\w*|running|football|soccer|"
    r"playing|lifting|working|gardening|fell|fall|stove|oven|iron|hot|grill|sport\w*|training|glass|paper|can|tin|razor while|by mistake|"
    r"seizures?|in (?:his|her) sleep|trampoline|bike|skiing|dancing|moving|box|work)\b"
)
_LEARNS = r"\b(?:know|learn|read|information|research\w*|study\w*|essay|paper|statistics|article) (?:more )?(?:about|on)\b|\bdisorders?\b"
_GENERAL = r"^(?:what|why|how (?:common|many|does|do (?:you|doctors|i know|i recogni\w*)|is|are|can (?:parents|schools|we|families))|which|can|does|do|is|are|tell me|explain|statistics|facts|define|signs|symptoms|warning|causes|treatment|list|who)\b"
_PAST = r"\b(?:years? ago|decades? ago|in (?:19|20)\d\d|died (?:by|of|from)|committed suicide|took (?:his|her) (?:own )?life (?:in|last|when)|when i was (?:young|a)|survivor|used to|in the (?:movie|book|novel|show|film|song|play))\b"
_TRIGGERS = (
    "kill", "kms", "unalive", "life", "die", "dying", "dead", "suicid", "self", "selv", "live", "living", "alive", "here", "exist",
    "wake", "cut", "slit", "slash", "overdos", "purpose", "bridge", "ledge", "roof", "hang", "disappear", "go on", "any more", "anymore",
    "point", "matter", "goodbye", "stockpil", "hoard", "saving up", "front of", "train", "burden", "without me", "miss me", "miss", "born", "noose", "rope", "track",
    "gun", "voice", "kys", "wanna", "cope", "do this", "harm", "urge", "carv", "razor", "razer", "burning", "hung", "hanged", "strangl", "affairs", "giving away",
    "happier", "heaven", "pain to", "to end", "over", "gone", "forever", "punish", "starving", "ways to", "jump", "traffic", "thought", "throat", "stop", "dying", "sorry", "future", "letters", "out of", "burning", "hate", "edge", "railing", "drive", "crash",
    "end it", "ending", "lethal", "fatal", "note", "goodbye", "better off", "jump", "keep going", "carry on", "it all",
)  # fmt: skip


def is_crisis(parts: tuple[str, ...]) -> bool:
    """True when one of the plain sentences speaks of suicide or self-harm in a person, now.

    >>> is_crisis(("my friend is cutting herself and says she has pills",))
    True
    >>> is_crisis(("i cut myself shaving",))
    False
    """
    return any(_speaks(part) for part in parts)


def _speaks(part: str) -> bool:
    if not any(trigger in part for trigger in _TRIGGERS):
        return False
    first_person = compiled(r"\b(?:i|im|ive|my|me)\b").search(part) is not None
    if found := compiled(_ALWAYS).search(part) or phrases_pattern(_SAYINGS).search(part):
        old = compiled(_PAST).search(part) and not compiled(r"\b(?:now|again|still|today|tonight)\b").search(part)
        general = compiled(_GENERAL).search(part) and not compiled(_PERSON).search(part)
        asks_side_effect = compiled(r"\b(?:can|does|do|could) \w+ (?:\w+ )?(?:cause|increase|make)\b").search(part)
        general = general and not compiled(r"\b(?:way|ways|method|methods|how many|how much)\b").search(found[0])
        return not (old or general or (asks_side_effect and not first_person)) or "how can i" in found[0]
    if compiled(_SELF_HARM).search(part) and compiled(_PERSON).search(part):
        general = compiled(_GENERAL).search(part) and not compiled(
            r"\bmy (?!child\b)\w+ (?:is|has|keeps|started|cuts|wont)|\b(?:i|im|ive) (?:am|keep|have|want|cut|feel|cant)|\b(?:she|he) (?:is|has|keeps|cuts)|\b(?:shes|hes)\b|\bstop (?:cutting|hurting|harming)"
        ).search(part)
        return not (
            compiled(_LEARNS).search(part)
            or compiled(_ACCIDENT).search(part)
            or compiled(_PAST).search(part)
            or general
        )
    return False

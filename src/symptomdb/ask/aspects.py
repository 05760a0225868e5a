# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Which aspects a question asks for: rules over its plain text with the conditions masked, several at once."""

from __future__ import annotations

import re

from symptomdb.ask.text import compiled, is_asking, sentences
from symptomdb.model.aspect import Aspect

#: Stands in the text for the name of a condition.
MASK = "xcondx"
#: Longer texts are stories: only their asking sentences are read, if there are any.
_STORY_WORDS = 25
_IT = rf"(?:it|this|that|they|{MASK}|the (?:disease|condition|disorder|illness|syndrome|bone|problem)|these|things)"
_YOU = r"(?:i|you|we|one|they|people|someone|he|she|patients?|children|adults|women|men|doctors?|physicians?|clinicians?|the doctors?|my \w+|a person|u)"
_AFTER = r"(?<!after )(?<!following )(?<!had )(?<!since )(?<!post )(?<!before )(?<!my )(?<!having )(?<!undergone )(?<!replacement )(?<!hip )(?<!knee )(?<!joint )(?<!elbow )(?<!an )"

_RULES: tuple[tuple[Aspect, str], ...] = (
    (Aspect.OVERVIEW, rf"\b(?:what(?:s| is| are| was| does)? (?:exactly )?(?:is |are )?(?:a |an |the )?(?:condition |disease |disorder )?(?:called |known as )?{MASK}(?! (?:symptom|sign|treat|caus|diagnos|prognos|prevent|like|look|feel|caused|risk|test))|tell me (?:more |all |everything )?about (?:a |an |the )?{MASK}|(?:general |some |any |more )?information (?:on|about|for|regarding)|overview|explain (?:what )?(?:a |an |the )?{MASK}|(?:definition|meaning|describe|define)\b|what does (?:a |an )?{MASK} mean|what (?:types|kinds|forms|sorts)\b|types of|kinds of|learn (?:more )?about {MASK}|basics|want to know about {MASK}|what do (?:we|you) know about|what exactly (?:is|are)|what (?:is|are) it\b(?! (?:like|caused|treated)))"),
    (Aspect.SYMPTOMS, rf"\b(?:symptom\w*|signs?\b(?! up)|feels? like|(?:does|do|what|how|it|they|{MASK}) looks? like|complaints|how (?:do|can|would|will|could|does) {_YOU} (?:know|tell) (?:if|whether|that|i have|its|you have|when (?:i|you|they) (?:have|has|get))|present(?:s|ing|ation)\b(?! day)|manifest\w*|clinical (?:features?|findings?|picture|signs?)|features\b|characteristics?\b|characteri[sz]ed|phenotype|does (?:it|{MASK}) (?:hurt|itch|cause pain|burn)|(?:is|are) (?:it|{MASK}|they) (?:painful|itchy)|what happens to (?:you|your body|someone|people) (?:with|when)|what (?:would|should|do|will) i (?:notice|feel|expect to feel)|indications? (?:of|that)|how does {MASK} (?:feel|show|present)|findings)\b"),
    (Aspect.SEE_DOCTOR, rf"\b(?:when (?:should|do|must|to|would|is it time|shall|does)(?: \w+){{0,4}} (?:see|call|go|contact|visit|seek|worry|worried|concerned|get (?:help|medical|checked)|ring|consult|emergency|ask|need (?:a|to see))|should i (?:be )?(?:worry|worried|concerned|see|call|go (?:to|see)|get (?:checked|it checked|help)|seek|contact|visit)(?! (?:that|about))|(?:do|does|would|will) (?:i|he|she|we) need (?:a doctor|to (?:see|go|call|be seen))|red flags?|warning signs|danger signs|alarm(?:ing)? (?:signs|symptoms)|need(?:s)? (?:urgent|emergency|immediate|medical|prompt)|urgent(?:ly)?\b|emergency (?:signs|room|department|care)|(?:go|going) to (?:the )?(?:er\b|a&e|ed\b|hospital|emergency|doctor|gp)|medical emergency|(?:see|call) (?:a|the|my) (?:doctor|gp|physician)|is (?:it|this|{MASK}) an emergency|seek (?:medical|help|care)|what kind of doctor|which (?:doctor|specialist))\b"),
    (Aspect.CAUSES, rf"\b(?:what (?:\w+ )?causes\b|what (?:is|are|was) (?:the )?(?:\w+ )?causes?|causes? of|caused|cause\b(?! (?:problems|damage|pain|death|harm|infertility|\w+ (?:pain|problems|damage|failure|loss)))|causes\??$|causes and|and causes|(?:symptoms?|signs?|diagnosis|treatments?|prognosis),? causes|causes,? (?:treat|symptom|diagnos|prevent|prognos|risk)\w*|why (?:do|does|did|is|am|are|would|have|has)\b|what (?:leads to|triggers|brings on|makes)|triggers?\b|reasons? (?:for|of|why|behind)|due to|(?:how|where) (?:do|does|did|can|could|would|is|was|have|has)(?: \w+)? ?{_YOU} (?:get(?! rid)|got|gotten|catch|caught|contract|develop|come down|end up|pick)|how (?:do|does|did|can) {_IT} (?:happen|develop\b|start|form|occur|arise|come about|begin|originate)|where does {_IT} come from|etiolog\w*|aetiolog\w*|pathogenesis|pathophysiolog\w*|mechanisms?\b|origins?\b|inherit\w*|heredit\w*|herditary|genetic\w*|genes?\b|runs? in (?:the |my |our |a )?famil\w*|run in families|familial|pass(?:ed|es|ing)? (?:it |this |{MASK} )?(?:on|down)\b|pass {MASK}|contagious|infectious|transmi\w+|spread\w*|catch (?:it|this|{MASK})|catching|catch {MASK}|mutations?|born with|autosomal|chromosom\w*|carriers?\b|my (?:children|kids|baby) (?:get|have|inherit))\b"),
    (Aspect.RISK_FACTORS, rf"\b(?:risk[ -]factors?|who (?:\w+ )?(?:gets?|develops?|has|suffers?|is (?:most |more |at |usually |likely |affected)|are (?:most|more|at)|can (?:get|have|develop)|might get|is prone)|(?:at|high|higher|greater|increased|raised|my|the|your) (?:\w+ )?risks? (?:of|for|factors?)(?: (?:getting|developing|having))?\b(?! recurrence| complication)|at (?:\w+ )?risk\b|(?:more|most|less) likely to (?:get|develop|have|suffer)|predispos\w*|susceptib\w*|prone to|(?:increase|raise|higher|greater|affect)s? (?:\w+ ){{0,2}}(?:risk|chances?|likelihood|odds)|chances? (?:of|that|i|my|for)(?: \w+)? ?(?:getting|get|developing|will)|odds of|likelihood of|play(?:s)? (?:a |any )?(?:role|part)|am i at risk|is (?:\w+ ){{1,3}}a risk|make(?:s)? (?:you|me|someone|people) more likely|get {MASK} (?:more|at))\b"),
    (Aspect.EPIDEMIOLOGY, r"\b(?:how (?:\w+ )?(?:common|rare|prevalent|widespread|unusual|frequent|frequently)\b|how often (?:does|do|is) (?:it|xcondx|this|people|bone)(?! (?:be|need|get) (?:scan|check|monitor|test))|how many (?:people|children|women|men|cases|patients|babies|americans|adults|individuals)|prevalence|incidence|frequency|epidemiolog\w*|percent(?:age)?\b|proportion|(?:number|share|rates?) of (?:people|cases|patients|xcondx)|is (?:it|xcondx|this) (?:\w+ )?(?:rare|common|uncommon)|statistics|commonness|what are the (?:odds|chances) (?:of|that)(?! recover))\b"),
    (Aspect.DIAGNOSIS, rf"\b(?:(?<!was )(?<!been )(?<!just )(?<!recently )(?<!were )(?<!newly )(?<!after being )(?<!got )(?<!is )diagnosed|(?:is|are) (?:it |{MASK} |this )?(?:\w+ )?diagnosed|diagnos(?:e|es|is|tic|tics|ing)\b|(?<!the )tests?\b|tested|testing|screen\w*|scans?\b|x-?rays?|radiograph\w*|mri\b|\bct\b|ultrasound\w*|sonogra\w*|blood (?:tests?|work)|biops\w*|detect\w*|imaging|exam(?:s|ination|inations|ined)?\b|(?:how|what) (?:do|can|would|will|does|should) (?:the |a |my )?(?:doctors?|physicians?|gp|specialists?|they|clinicians?) (?:find|confirm|check|know|tell|identify|recogni\w*|look for|do to find|use to)|how (?:is|are|can) (?:it|{MASK}|this) (?:be )?(?:found|confirmed|identified|recogni\w*|picked up|spotted|discovered|seen)|confirm(?:ed|s)?\b|lab(?:s|oratory)?\b|rule(?:d)? (?:it )?out|investigat\w*|work-?up|how (?:do|can|will) i (?:get )?(?:find out|check|confirm)|find out if|evaluat\w*|show up on|visible on|alkaline phosphatase)\b"),
    (Aspect.DIFFERENTIAL, rf"\b(?:differential|what else (?:could|can|might|may)|differen(?:ce|ces|t)\b(?! (?:types|kinds|stages|treatments|ways|treatment|options|forms))|differs?\b|distinguish\w*|differentiat\w*|tell\w* (?:\w+ ){{0,4}}(?:apart|from)|told apart|confused with|mistaken for|mistake\b|mimic\w*|look-?alikes?|looks? (?:just )?like {MASK}|versus|vs|compar\w*|the same (?:as|thing)|or (?:is it|just) (?:a |an )?{MASK}|misdiagnos\w*|similar (?:to|conditions?|diseases?|disorders?))\b"),
    (Aspect.STAGES, rf"\b(?:stages?|grades?|graded|grading|classif\w*|brooker|staging|how (?:does|do|will) {_IT} (?:progress|evolve|change|develop over)|progress(?:ion|es|ing)?\b|time ?(?:course|line|frame)|phases?\b|(?:when|at what age|what age) (?:does|do|can|will|would|is|are) {_IT} (?:\w+ )?(?:start|begin|appear|develop|show|occur|happen|set in|usually)|onset|how (?:soon|quickly|fast|long after|rapidly)\b|how long (?:does|do) {_IT} take to (?:form|develop|appear|grow|mature|show)|age (?:of|at) onset|mature[sd]?\b|maturation)\b"),
    (Aspect.TREATMENTS, rf"\b(?:(?<!not )(?<!isnt )treat(?:ed|s|ing|ment|ments|able|ement|mant)?\b|therap\w*|cures?|cured|curing|remed(?:y|ies)|{_AFTER}surger(?:y|ies)|{_AFTER}surgical\w*|operate|operated on|{_AFTER}operation|{_AFTER}medic(?:ation|ations|ine|ines|al treatment)\b|drugs?\b(?! (?:abuse|use|addict))|options?|get(?:ting)? rid of|manage[sd]?\b|management|managing|(?:fix|fixed|healed|relieve[sd]?|relief|ease|eased|alleviat\w+|soothe)\b|reversed?|reversible|what (?:helps?|can help|can be done|(?:will|would|might|could) help|should be done|can i do|could i do|works|do (?:doctors|you|i|they) do|to do)\b|can (?:anything|something) be done|physio\w*|physical therapy|rehab\w*|{_AFTER}remov(?:e|ed|al|ing)|excis\w*|radiation|radiotherapy|injections?|transplant\w*|liposuction|antibiotics?|antivirals?|steroids?|nsaids?|indomethacin|bisphosphonates?|etidronate|painkillers?|first[ -]line|non[ -]?surgical\w*|conservative|clinical trials?|how (?:do|can|to|should|would) {_YOU} (?:\w+ )?(?:deal with|handle|help|stop)|ways to (?:help|deal|stop|ease)|help(?:ing)? (?:with|for|my)\b|give (?:him|her) the chance|how to (?:deal|help|handle|stop|fix)|made (?:better|worse)|be stopped|stop it\b(?! (?:from )?(?:spread|happen|com|return|form|grow|develop)))\b"),
    (Aspect.PREVENTION, rf"\b(?:prevent\w*|avoid(?:ed|able|ing|ance)?\b|prophyla\w*|stop (?:it|this|that|them|{MASK}|bone|anyone|others|my \w+|the bone|people|other people)(?: from)? ?(?:spread\w*|happen\w*|com\w+|gett\w+|get|develop\w*|form\w*|grow\w*|return\w*|catch\w*|occurr\w*|back)|(?:can|could|will|is there|would) (?:anything|something|any way|a way|any medicine|i|we|you)(?: \w+){{0,3}} (?:stop|prevent|keep) (?:it|this|that|bone|from|{MASK}|them|getting)|(?:reduce|lower|lessen|cut|decrease|minimi[sz]e) (?:the |my |your |our |his |her )?(?:risk|chance|odds|likelihood)|protect\w*|vaccin\w*|immuni[sz]\w*|keep (?:it |{MASK} |this |bone |others |myself )?from|ward off|precautions?|stop(?:ping)? the spread|not (?:get|catch)|reduce (?:the )?(?:incidence|recurrence))\b"),
    (Aspect.SELF_CARE, r"\b(?:self[ -]?care|at home|home (?:remed\w*|care|treatment\w*)|diets?|dietary|(?:eat|eating)\b(?! disorder)|foods?|nutrition\w*|exercis\w*|stretch\w*|(?:myself|for myself|on my own|yourself)\b|lifestyle|massage\w*|ice\b|heat packs?|over[ -]the[ -]counter|natural(?:ly)? (?:remed|treat|help|way)\w*|supplements?|weight loss|lose weight)\b"),
    (Aspect.MONITORING, r"\b(?:monitor\w*|follow(?:ed)?[ -]?ups?|followed\b|check-?ups?|surveillance|how often (?:should|do|will|must|is|are|would|need)(?: \w+){0,5} (?:scan\w*|check\w*|seen?|test\w*|x-?ray\w*|screen\w*|monitor\w*|follow\w*|reviewed|imaged)|keep(?:ing)? (?:an eye|track)|track(?:ed|ing)?\b|watch(?:ed)? (?:it|for)|repeat(?:ed)? (?:scan|x-?ray|imaging|test)s?|regular (?:scans|tests|checks|check-?ups)|reviewed?\b)\b"),
    (Aspect.PROGNOSIS, rf"\b(?:prognos\w*|outlook|life ?(?:expectancy|span)|surviv\w*|how long (?:do|does|can|will|would|is|are|until|before|to)(?! {_IT} take to (?:form|develop|appear|grow|mature))\b|(?:go|goes|going|went) away|curable|fatal|deadly|\bdie\b|dying|death|terminal|kill\w*|(?:get|gets|getting) (?:better|worse|well)|serious\w*|dangerous|recover\w*|(?:come|comes|coming|came) back|recur\w*|returns?\b|grow back|permanent\w*|lifelong|life[ -]?long|long[ -]term (?:outlook|prognosis|outcome)|be (?:ok|okay|alright|normal)|(?:my|his|her|their|the) future (?:look|hold)|resolve[sd]?|clear(?:s)? up|heal\b|heals|mortality|how (?:bad|severe)|life[ -]threatening|outgrow|grow out of|revers(?:ed?|ible)|live (?:a )?(?:normal|long|full)|normal (?:life|to expect|for|that)|its normal|expect(?:ed)? (?:in|for|long)|what (?:to|can i|should i|can we|should we) expect|outcomes?|success rate|chances? of (?:recover\w*|surviv\w*|cure|it coming back|recurrence)|end stage)\b"),
    (Aspect.COMPLICATIONS, rf"\b(?:complicat\w*|leads? to|{MASK} (?:also |often |usually |sometimes |always )?(?:causes?|affects?|damages?|makes?|leads?|turns?|becomes?)\b(?= \w)(?! (?:and|of|or|treat\w*|symptom\w*|diagnos\w*|prevent\w*|risk\w*|prognosis|signs?)\b)|(?:problems?|conditions?|diseases?|symptoms) (?:can|does|will|could|may|might) {MASK}|links? between|linked (?:to|with)|(?:relation\w*|connection) between|related to|causes problems|(?:can|does|do|will|could|may|might|would) (?:it|{MASK}|this|that|having {MASK})(?: also| ever| eventually)? (?:\w+ )?(?:cause|affect|damage|lead|harm|make|turn|become|spread to|stop me|raise|increase|result)|causes other|untreated|(?:if|when) (?:it is |its |{MASK} is |left )?(?:left|not treated|ignored|you dont|i dont|nothing is)|consequences?|(?:long[ -]term |side |lasting |after)?effects? (?:of|on)|after ?effects|affect(?:s|ed|ing)?\b|impacts?\b|damage\w*|harder to|dangers? of|risks? of (?:having |untreated ){MASK}|(?<!at )risks of {MASK}|associated (?:conditions?|problems?|diseases?|with {MASK})|(?:other|related) (?:problems|ailments|health problems)|what happens (?:if|when)|turn into|become cancer\w*|having children|infertil\w*|fertil\w*)\b"),
    (Aspect.LIVING_WITH, r"\b(?:living with|live (?:with|normally)|cop(?:e|es|ing)\b|day[ -]to[ -]day|daily (?:life|living|activit\w*|routine)|everyday life|support groups?|at school|in school|schooling|travel\w*|\bfly(?:ing)?\b|sports?\b|play (?:sport|football|soccer)|driv(?:e|ing)\b|(?:have|having) sex|dating|caregiv\w*|carers?|caring for|care for (?:someone|a|my)|quality of life|adapt\w*|wheelchairs?|(?:go|going|return\w*|back) to (?:work|sports?|play)|my job|can (?:i|he|she|we) (?:still )?(?:work|play|swim|run|drive|travel|fly|dance)|resources|lead a normal)\b"),
)  # fmt: skip
#: Pieces of words, one of which stands in any text that the aspect's pattern matches; they spare compiling it.
_TRIGGERS: dict[Aspect, tuple[str, ...]] = {
    Aspect.OVERVIEW: ("what", "tell me", "information", "overview", "explain", "definition", "meaning", "describe", "define", "types of", "kinds of", "learn", "basics", "want to know"),
    Aspect.SYMPTOMS: ("complaint", "symptom", "sign", "feel", "look", "how", "present", "manifest", "feature", "character", "phenotype", "does", "painful", "itchy", "what", "indicat", "finding"),
    Aspect.SEE_DOCTOR: ("when", "should i", "need", "red flag", "warning", "danger sign", "alarm", "urgent", "emergency", "go to", "going to", "see ", "call ", "seek", "doctor", "specialist"),
    Aspect.CAUSES: ("caus", "why", "lead", "trigger", "brings", "makes", "reason", "due to", "how", "where", "tiolog", "patho", "mechanism", "origin", "inherit", "hered", "herdit", "gene", "run", "famil", "pass", "contagious", "infectious", "transmi", "spread", "catch", "mutation", "born", "autosomal", "chromosom", "carrier", "my "),
    Aspect.RISK_FACTORS: ("risk", "who", "likely", "predispos", "susceptib", "prone", "chance", "likelihood", "odds", "play", "get "),
    Aspect.EPIDEMIOLOGY: ("how", "prevalence", "incidence", "frequency", "epidemiolog", "percent", "proportion", "number", "rate", "share", "rare", "common", "statistic", "odds", "chances"),
    Aspect.DIAGNOSIS: ("diagnos", "test", "screen", "scan", "ray", "radiograph", "mri", "ct", "ultrasound", "sonogra", "blood", "biops", "detect", "imaging", "exam", "how", "what", "confirm", "lab", "rule", "investigat", "work", "find out", "evaluat", "show up", "visible", "phosphatase"),
    Aspect.DIFFERENTIAL: ("differ", "what else", "distinguish", "tell", "told", "confus", "mistake", "mimic", "alike", "looks", "versus", "vs", "compar", "same", "or ", "misdiagnos", "similar"),
    Aspect.STAGES: ("stag", "grad", "classif", "brooker", "how", "progress", "time", "phase", "when", "age", "onset", "matur"),
    Aspect.TREATMENTS: ("treat", "therap", "cur", "remed", "surg", "operat", "medic", "drug", "option", "get", "manag", "fix", "heal", "relie", "eas", "alleviat", "soothe", "revers", "what", "can ", "physio", "rehab", "remov", "excis", "radi", "injection", "transplant", "liposuction", "antibiotic", "antiviral", "steroid", "nsaid", "indomethacin", "phosphonate", "etidronate", "painkiller", "line", "non", "conservative", "trial", "how", "ways to", "help", "give", "made", "stop"),
    Aspect.PREVENTION: ("prevent", "avoid", "prophyla", "stop", "can ", "could", "do", "will", "is there", "would", "reduce", "lower", "lessen", "cut", "decrease", "minimi", "protect", "vaccin", "immuni", "keep", "ward", "precaution", "not "),
    Aspect.SELF_CARE: ("self", "home", "diet", "eat", "food", "nutrition", "exercis", "stretch", "my own", "lifestyle", "massage", "ice", "heat", "counter", "natural", "supplement", "weight"),
    Aspect.MONITORING: ("monitor", "follow", "check", "surveillance", "how often", "keep", "track", "watch", "repeat", "regular", "review"),
    Aspect.PROGNOSIS: ("prognos", "outlook", "life", "surviv", "how", "away", "curable", "fatal", "dead", "die", "dying", "death", "terminal", "kill", "get", "serious", "danger", "recover", "back", "recur", "return", "permanent", "long", "okay", "alright", "be ", "future", "resolve", "clear", "heal", "mortality", "threatening", "outgrow", "grow out", "revers", "live", "normal", "expect", "what", "outcome", "success", "chance", "end stage"),
    Aspect.COMPLICATIONS: ("complicat", "lead", "caus", "affect", "damage", "make", "turn", "becom", "can ", "does", "do ", "will", "could", "may", "might", "would", "untreated", "if ", "when", "consequence", "effect", "impact", "harder", "danger", "risk", "associated", "link", "relat", "connection", "problem", "ailment", "what", "cancer", "children", "fertil"),
    Aspect.LIVING_WITH: ("living", "live", "cop", "day", "daily", "life", "support", "school", "travel", "fly", "sport", "play", "driv", "sex", "dating", "care", "caring", "quality", "adapt", "wheelchair", "go", "return", "back", "job", "can ", "resource"),
}  # fmt: skip
#: An aspect on the right goes when the one on the left was found by stronger words and the right one only by weak words.
_WEAK_TREATMENT = r"^(?:surg\w*|operat\w*|medic\w*|drugs?|radi\w*|nsaids?|indomethacin|injections?|remov\w*|antibiotics?|steroids?|options?|help\w*|bisphosphonates?|etidronate|stop it|exercis\w*|physio\w*|be stopped|how (?:do|can|to|should).*stop)$"
_WEAK_SYMPTOMS = r"^(?:findings|features|warning signs|signs?|indications?.*)$"


def find_aspects(text: str) -> tuple[Aspect, ...]:
    """The aspects that a question asks for, in the order in which it asks; `text` has its conditions masked.

    >>> [a.value for a in find_aspects("What are the symptoms and treatment options for xcondx?")]
    ['symptoms', 'treatments']
    >>> find_aspects("xcondx")
    ()
    """
    parts = sentences(text)
    if sum(len(part.split()) for part in parts) > _STORY_WORDS:
        asking = tuple(part for part in parts if is_asking(part))
        found = _find(" . ".join(asking))
        if found:
            return found
    return _find(" . ".join(parts))


def _find(text: str) -> tuple[Aspect, ...]:
    found: list[tuple[int, int, Aspect, str]] = []
    for rank, (aspect, pattern) in enumerate(_RULES):
        if not any(trigger in text for trigger in _TRIGGERS[aspect]):
            continue
        match = compiled(pattern).search(text)
        if match:
            found.append((match.start(), rank, aspect, match[0]))
    aspects = {aspect: words for _, _, aspect, words in found}
    dropped = _dropped(aspects, text)
    return tuple(aspect for _, _, aspect, _ in sorted(found) if aspect not in dropped)


def _dropped(aspects: dict[Aspect, str], text: str) -> set[Aspect]:
    dropped: set[Aspect] = set()
    if Aspect.PREVENTION in aspects and compiled(_WEAK_TREATMENT).search(aspects.get(Aspect.TREATMENTS, "")):
        dropped.add(Aspect.TREATMENTS)
    if (
        Aspect.SEE_DOCTOR in aspects
        and aspects.get(Aspect.SYMPTOMS) in ("signs", "sign")
        and re.search(r"(?:warning|danger|alarm\w*) signs", text)
    ):
        dropped.add(Aspect.SYMPTOMS)
    if Aspect.MONITORING in aspects and "diagnos" not in aspects.get(Aspect.DIAGNOSIS, "diagnos"):
        dropped.add(Aspect.DIAGNOSIS)
    if Aspect.MONITORING in aspects and Aspect.EPIDEMIOLOGY in aspects and "how often" in aspects[Aspect.EPIDEMIOLOGY]:
        dropped.add(Aspect.EPIDEMIOLOGY)
    if (
        Aspect.SELF_CARE in aspects
        and "home" in aspects[Aspect.SELF_CARE]
        and "remed" in aspects.get(Aspect.TREATMENTS, "")
    ):
        dropped.add(Aspect.TREATMENTS)
    if (
        Aspect.OVERVIEW in aspects
        and len(aspects) > 1
        and aspects[Aspect.OVERVIEW].startswith(("information", "any", "some", "more", "general", "describe"))
    ):
        dropped.add(Aspect.OVERVIEW)
    if Aspect.DIFFERENTIAL in aspects and aspects.get(Aspect.SYMPTOMS, "").startswith(("how", "looks", "look")):
        dropped.add(Aspect.SYMPTOMS)
    if (
        Aspect.EPIDEMIOLOGY in aspects
        and Aspect.RISK_FACTORS in aspects
        and aspects[Aspect.EPIDEMIOLOGY].startswith("what are the")
    ):
        dropped.add(Aspect.EPIDEMIOLOGY)
    if Aspect.PREVENTION in aspects:
        if re.match(r"(?:reduce|lower|lessen|cut|decrease|minimi)", aspects[Aspect.PREVENTION]):
            dropped.add(Aspect.RISK_FACTORS)
        if re.match(r"(?:com|grow|recur|return)\w*", aspects.get(Aspect.PROGNOSIS, "")):
            dropped.add(Aspect.PROGNOSIS)
        if aspects[Aspect.PREVENTION] == "avoid" and Aspect.SELF_CARE in aspects:
            dropped.add(Aspect.PREVENTION)
    if Aspect.COMPLICATIONS in aspects and aspects.get(Aspect.CAUSES) == "cause":
        dropped.add(Aspect.CAUSES)
    if Aspect.SELF_CARE in aspects and re.match(r"what (?:can|could) (?:i|be)", aspects.get(Aspect.TREATMENTS, "")):
        dropped.add(Aspect.TREATMENTS)
    return dropped

# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Personal medicine questions: how much, how often, is my dosage right, may I take X with Y."""

from __future__ import annotations

from itertools import pairwise

from symptomdb.ask.text import compiled

#: Common medicines by name; the endings below catch most others (WHO's INN stems).
_DRUG = (
    r"(?:paracetamol|acetaminophen|piriton|piriteze|chlorphenamine|movicol|laxido|lactulose|rennie|lemsip|beechams|night nurse|nytol|buscopan|dioralyte|"
    r"rehydration (?:salts?|sachets?)|co[ -]?(?:codamol|amoxiclav|dydramol|careldopa|trimoxazole|beneldopa)|\w*thyroxine|steroid creams?|hydrocortisone cream|"
    r"creams?|ointments?|nasal sprays?|inhalers?|(?:eye|ear|cough) (?:medicine|drops?|mixture|syrup)|cough (?:syrup|medicine)|suppositor\w+|(?:nicotine|fentanyl|hrt) patch\w*|tylenol|panadol|calpol|ibuprofen|advil|motrin|nurofen|aspirin|aleve|naproxen|indomethacin|indometacin|"
    r"diclofenac|voltaren|celecoxib|celebrex|etoricoxib|meloxicam|ketorolac|etidronate|palovarotene|codeine|tramadol|morphine|oxycodone|"
    r"hydrocodone|percocet|vicodin|fentanyl|methadone|suboxone|xanax|valium|ativan|klonopin|ambien|zolpidem|zopiclone|lexapro|prozac|zoloft|"
    r"cymbalta|effexor|wellbutrin|bupropion|lithium|adderall|ritalin|vyvanse|concerta|gabapentin|neurontin|pregabalin|lyrica|topamax|"
    r"lamictal|keppra|depakote|metformin|insulin|ozempic|wegovy|mounjaro|jardiance|levothyrox\w*|synthroid|eltroxin|prednis\w+|"
    r"dexamethasone|cortisone|hydrocortisone|methotrexate|humira|warfarin|coumadin|eliquis|xarelto|clopidogrel|plavix|heparin|"
    r"lipitor|crestor|digoxin|furosemide|lasix|spironolactone|amlodipine|hydrochlorothiazide|viagra|sildenafil|cialis|tadalafil|levitra|"
    r"benadryl|diphenhydramine|claritin|zyrtec|cetirizine|loratadine|sudafed|pseudoephedrine|nyquil|dayquil|mucinex|robitussin|melatonin|"
    r"omeprazole|nexium|pepto[ -]?bismol|imodium|loperamide|tums|antacids?|gaviscon|laxatives?|miralax|senna|zofran|accutane|isotretinoin|"
    r"ventolin|albuterol|salbutamol|symbicort|singulair|flonase|plan b|testosterone|estrogen|clomid|finasteride|flomax|augmentin|amoxil|z-?pack|"
    r"bactrim|cipro|flagyl|doxycycline|penicillin|st johns? wort|vitamin \w+|vitamins?|iron (?:pills?|tablets?|supplements?)|magnesium|zinc|"
    r"calcium tablets?|fish oil|turmeric|cbd|antibiotics?|antidepressants?|painkillers?|pain (?:killers?|relievers?|pills?|meds?)|"
    r"sleeping (?:pills?|tablets?)|blood thinners?|statins?|steroids?|antihistamines?|nsaids?|birth control|the pill|contraceptives?|"
    r"supplements?|herbal\w*|medicines?|medications?|meds|tablets?|pills?|capsules?|drugs?|inhalers?|eye ?drops|"
    r"\w{3,}(?:cillin|mycin|oxacin|cycline|prazole|tidine|sartan|statin|olol|azepam|azolam|oxetine|aprine|profen|oxicam|coxib|dronate|"
    r"gliptin|gliflozin|glutide|triptan|triptyline|setron|conazole|nidazole|ciclovir|cyclovir|vudine|xaban|parin|pril|dipine|thiazide|zosin|"
    r"mab\b|tinib|lukast|caine|barbital|quine|citalopram|traline|apine|idone|peridol|lafaxine))"
)
_AMOUNT = r"\b\d[\d.,]*o*\d* ?(?:mg|mcg|ug|micrograms?|milligrams?|mls?|iu|units?|grams?|cc|tablets?|pills?|capsules?|puffs?|drops?|teaspoons?|tsp)\b|\b(?:5o|l0|1o)\w*mcg\b|\b\w*\d\w*(?:mg|mcg)\b"
#: A measure of a medicine: spoons, drops, puffs, tablets.
_MEASURE = (
    r"\b(?:\d+|half|a quarter|quarter|one|two|three|four|five|six|an extra|extra|another|some more|many|much|a couple of|couple of)(?: (?:of )?an?)?(?: \w+)? "
    r"(?:spoons?|spoonfuls?|teaspoons?|teaspoonfuls?|tablespoons?|tsps?|tbsps?|drops?|puffs?|tablets?|pills?|capsules?|caplets?|sachets?|suppositor\w+|"
    r"sprays?|squirts?|scoops?|syringes?|syringefuls?|lozenges?|gummies|units?|ml|mls|mg|milligrams?|millilitres?|milliliters?|cc|doses?|patch|patches|pumps of|capfuls?)\b"
)
_MEASURED = (
    rf"\b(?:can|could|may|should|shall|must|do|does|is|are|was|would|how|what|if|ok|okay|safe|allowed|which)\b.*{_MEASURE}",
    rf"{_MEASURE}.*\b(?:ok|okay|safe|too (?:much|many|little)|enough|right|correct|allowed|at once|can i|should i|for (?:a|an|my|his|her) (?:\w+ )?(?:baby|child|toddler|kid|\d+|son|daughter|infant))\b",
)
#: What is measured in the same words, but is no medicine.
_NO_MEDICINE = r"\b(?:blood test|drops of blood|blood drops|per cent|years? old\?$|pounds|units of blood|visual|calories|glasses|water|sugar|salt|honey|coffee|wine|beer|alcohol|exercise|sleep)\b"
_FRAMES = (
    # how much, how many, how often, what dose
    rf"\bhow (?:much|many|often|frequently|long)(?: \w+){{0,6}}? {_DRUG}\b(?=.*\b(?:take|give|have|use|need|needed|required|enough|safe|can|should|need|allowed|dose|inject|day|per|between|before|too much|okay|ok|kg|pounds|lbs|year old|child|toddler|baby)\b)",
    rf"\bhow (?:much|many|often|frequently)(?: of)?(?: \w+){{0,3}} (?:should|can|do|could|may|must|would|to) (?:i|we|he|she|my \w+|you|a \w+|an \w+|take|give|one|someone|adults?|children|kids)(?: \w+){{0,5}}? (?:take|give|use|inject|swallow|have|get|be given)?(?: \w+){{0,4}} ?{_DRUG}\b",
    rf"\b(?:dosage|doses?|dosing|mg|mcg)\b(?: \w+){{0,4}} (?:of|for|on) (?:\w+ ){{0,3}}{_DRUG}\b|{_DRUG}(?: \w+){{0,3}} (?:dosage|dose|dosing|doses)\b(?! response)",
    r"\b(?:right|correct|safe|proper|recommended|maximum|max|highest|usual|normal|starting|daily|best|appropriate|lowest|typical|rite|suggested|lethal|children?s|adult|pediatric) (?:\w+ )?(?:dosage|dose|dosing|amount of medic\w+)\b(?! (?:response|of radiation|of radiotherapy|ct))",
    r"\b(?:my|his|her|the|this|that|a|double|another|extra|next|missed|second|higher|lower|bigger|smaller|two) (?:\w+ )?(?:dosage|dose|doses)\b(?! (?:response|of (?:radiation|radiotherapy)|relationship|ct\b))(?=.*\b(?:i|my|me|he|she|him|her|we|ok|safe|right|enough|too)\b)|\b(?:i|my|me|he|she|we)\b.* (?:dosage|missed (?:a|my|his|her) (?:dose|pill|tablet))",
    r"\b(?:double|skip|increase|raise|up|lower|reduce|cut|halve|adjust|change|decrease|taper|split|crush) (?:up |down )?(?:on )?(?:my|his|her|the|a) (?:\w+ ){0,2}(?:dosage|dose|medic\w+|meds|pills?|tablets?|insulin|" + _DRUG[3:-1] + r")\b",
    rf"\b(?:is|are|was)(?: \w+){{0,2}} (?:{_AMOUNT})(?: \w+){{0,6}} (?:too (?:much|high|low|little|many)|enough|safe|ok|okay|right|correct|dangerous|normal|a lot|high|low|good|fine|lethal|fatal)",
    rf"\bshould (?:i|he|she|we|my \w+) (?:\w+ )?(?:stop|quit|start|skip|keep|continue|come off|switch|change|increase|decrease|double|go back on|restart|resume)(?: \w+){{0,4}} {_DRUG}\b|\b(?:can|may|is it (?:ok|okay|safe|fine) (?:for me )?to|ok to|how (?:do|can|should) i) (?:i )?(?:\w+ )?(?:stop|quit|skip|come off|wean off|taper|crush|split|chew)(?: \w+){{0,4}} {_DRUG}\b",
    # may I take; with alcohol or another medicine; while pregnant
    rf"\b(?:can|may|could|should|shall|am i allowed to|is it (?:ok|okay|safe|fine|alright|all right|bad|dangerous|possible|good|harmful|wise)(?: for (?:me|him|her|my \w+|a \w+|pregnant women|kids|children))? (?:to|if i)|(?:ok|okay|safe|fine|dangerous|bad) to|allowed to|will it hurt to) (?:i |we |you |he |she |(?:my|our|his|her|the) (?:\S+ ){{1,4}}?|an? (?:\S+ ){{1,5}}?|someone |one |people |kids |children |babies |diabetics |pregnant women )?(?:still |also |safely |just |even |be )?(?:take|taking|taken|give|giving|mix|mixed|mixing|combine|combined|combining|use|using|have|having|drink|drinking|drive|inject|swallow|put|eat|breastfeed|get pregnant|apply)\b(?: \S+){{0,10}}? ?{_DRUG}(?:\b|\d)",
    rf"\b(?:is|are|would|will) (?:\w+ ){{0,2}}{_DRUG}(?: \w+){{0,3}} (?:safe|ok|okay|fine|dangerous|allowed|contraindicated|bad|harmful)\b|\b(?:is|are) it (?:safe|ok|okay|dangerous)(?: \w+){{0,8}} {_DRUG}\b",
    rf"\b{_DRUG} (?:and|with|plus|together with|on top of|while (?:on|taking)|along with|mixed with|after (?:drinking|taking|eating)) (?:\w+ ){{0,3}}(?:{_DRUG}|alcohol|wine|beer|grapefruit|vodka|whisk\w+|milk|coffee|pregnan\w+)\b(?=.*\b(?:safe|ok|okay|together|can|interact\w*|mix\w*|same time|take|taking|effects?|bad|dangerous|combine\w*|problem|allowed|fine|kill)\b|\??$)",
    rf"\b(?:interact\w*|interfere\w*|mix\w*|combin\w*) (?:\w+ ){{0,3}}(?:with |between |and )?(?:\w+ ){{0,2}}{_DRUG}|{_DRUG}(?: \w+){{0,6}} interact\w*|\bdrug interactions?\b",
    rf"\b(?:alcohol|wine|beer|grapefruit|vodka|whisk\w+|drink\w*)\b(?: \w+){{0,6}} (?:on|with|while|after|and|taking) (?:\w+ ){{0,4}}{_DRUG}\b(?=.*\b(?:can|ok|okay|safe|may|should|i|my|how long|mix\w*)\b|\??$)",
    rf"\b(?:i|my \w+|he|she|we|im|hes|shes)\b(?: \S+){{0,8}} {_DRUG}(?: \S+){{0,12}} (?:can|may|should|could|is it (?:ok|okay|safe)|would it be (?:ok|okay|safe)) (?:i |he |she |we |they |to )?(?:\w+ )?(?:take|have|use|mix|drink|add|get(?! pregnant| married| better))\b",
    rf"\bhow (?:long|soon|many hours)(?: \w+){{0,4}} (?:after|between|before|until|can|should|do)(?: \w+){{0,6}} {_DRUG}\b",
    rf"\bwhat happens (?:if|when) (?:i|you|he|she|we|my \w+)(?: \w+)? (?:take|takes|took|mix|mixes|combine|miss|missed|skip|stop|double|use|have)(?: \S+){{0,8}} ?{_DRUG}\b|\bwhat are the effects (?:when|if) (?:i|you)(?: \S+){{0,8}} {_DRUG}\b",
    rf"\b(?:took|taken|gave|given|had)(?: \w+){{0,4}} {_DRUG}(?: \w+){{0,3}} (?:twice|two times|double|again|too (?:early|soon|late))\b|\b(?:took|taken|gave|forgot|missed|given)(?: \w+){{0,4}} (?:two|double|twice|an extra|another|extra|my (?:morning|evening|night|daily))(?: \w+){{0,3}} {_DRUG}\b|\b(?:forgot|missed)(?: \w+){{0,3}} (?:take|my|his|her)(?: \w+){{0,2}} {_DRUG}\b",
    rf"(?:{_AMOUNT}).*\b(?:how (?:much|many|often)|what dose|too (?:much|little|high|low|strong|many)|enough|right|correct|safe|ok|okay|can i|should i|may i|per day|a day|daily|with)\b.*|\b(?:how many|how much) (?:mg|mcg|milligrams?|micrograms?|mls?|units?|puffs?|drops?)\b",
    rf"\b(?:right|correct|safe|proper|recommended|maximum|max|normal|usual|good|daily) (?:\w+ )?(?:amount|number) of (?:\w+ ){{0,2}}{_DRUG}\b",
    r"\bhow much (?:\w+ )?(?:medicine|medication)\b|\bwhat (?:dose|dosage|strength)(?: \w+){0,3} (?:should|can|do|would|is|for) (?:i|my|he|she|we|me|you|a|an|safe|best|right|take|give)\b|\bhow (?:many|much) (?:\w+ )?(?:should|can|do|may) (?:i|he|she|we|my \w+) (?:take|give|inject)\b",
    rf"\bhow (?:far apart|close together|long apart|many hours apart|late|early)\b.*{_DRUG}|\b(?:more|less)(?: of)?(?: \w+){{0,3}} {_DRUG} than\b|\b(?:alternate|space out|spread out)(?: \w+){{0,4}} {_DRUG}",
    rf"\b(?:do|does|should|can|will) (?:i|he|she|we|my \w+) (?:need|have) to (?:take|stop|use|keep taking)(?: \w+){{0,4}} {_DRUG}\b",
)  # fmt: skip
#: Questions that have the words of a dose question but ask about a condition, an effect or research.
_NEAR = (
    r"\bdose[ -]?response\b|\b(?:treat\w*|signs?|symptoms?|antidotes?|management|causes?|first aid|statistics) (?:of|for) (?:an? )?(?:\w+ )?overdos|"
    r"\blow[ -]dose (?:ct|radiation|x)|\b(?:dose|doses|dosage) of (?:radiation|radiotherapy|x-?rays?)|\b(?:radiation|radiotherapy) dos|"
    r"\bdose (?:limit|of reality|of fun)|\bhow much (?:does|do|would|will) (?:\w+ ){0,4}(?:cost|costs)\b|"
    r"\bdrugs? (?:used|that (?:cause|treat))|\bdrug (?:abuse|addiction|misuse|induced|resistant|rash|allergy|reaction)"
)
_TAKES_OTHER = r"\b(?:take|taking|have|get) (?:a |the |my |some )?(?:bath|shower|flight|plane|walk|break|rest|test|photo|care|time|holiday|nap|trip|exam|class|sex)\b"
_TRIGGERS = (
    "amount", "dos", "mg", "mcg", "how much", "how many", "how often", "how long", "how soon", "can ", "may ", "should", "safe", " ok", "ok ", "okay",
    "take", "taking", "took", "interact", "mix", "combin", "with", " and ", "allowed", "miss", "forgot", "stop", "milligram", "microgram",
    "spoon", "drop", "puff", "sachet", "half", "apart", "more", "too", "two", "three", "dangerous", "is ", "are ", "increase", "split", "crush", "skip", "halve", "taper",
)  # fmt: skip


def is_dose(parts: tuple[str, ...]) -> bool:
    """True when one of the plain sentences asks a personal medicine question.

    >>> is_dose(("is it ok to take xanax with wine",))
    True
    >>> is_dose(("what is the dose response of radiation",))
    False
    """
    whole = " ".join(parts)
    if not any(trigger in whole for trigger in _TRIGGERS):
        return False
    measured = compiled(_MEASURE).search(whole) is not None and not compiled(_NO_MEDICINE).search(whole)
    named = compiled(rf"\b{_DRUG}\b").search(whole) or compiled(rf"\bdos(?:e|es|age|ing)\b|{_AMOUNT}").search(whole)
    if not (named or measured):
        return False
    if measured and any(compiled(frame).search(part) for part in parts for frame in _MEASURED):
        return True
    sentences = parts if len(parts) < 2 else (*parts, *(f"{one} {two}" for one, two in pairwise(parts)))
    return any(_asks(part) for part in sentences)


def _asks(part: str) -> bool:
    if compiled(_NEAR).search(part) and not compiled(r"\b(?:i|my|me|should i|can i)\b").search(part):
        return False
    if compiled(_TAKES_OTHER).search(part) and not compiled(rf"\b{_DRUG}\b").search(part):
        return False
    return any(compiled(frame).search(part) for frame in _FRAMES)

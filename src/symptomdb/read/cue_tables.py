"""Words that decide a finding's status; the kinds follow NegEx and ConText, the choice of words is ours."""

from __future__ import annotations

from itertools import product

from symptomdb.read.cue_parts import CUES_OF_PARTS, Cue

_CUES: dict[Cue, str] = {
    Cue.NONE: """
        can't see any reason|can't see any cause|can't see any explanation|can't find any reason
        can't find any cause|can't find any explanation|cannot see any reason|cannot see any cause
        cannot see any explanation|cannot find any reason|cannot find any cause|cannot find any explanation
        couldn't see any reason|couldn't see any cause|couldn't see any explanation|couldn't find any reason
        couldn't find any cause|couldn't find any explanation|could not see any reason|could not see any cause
        could not see any explanation|could not find any reason|could not find any cause
        could not find any explanation|can not see any reason|can not see any cause|can not see any explanation
        can not find any reason|can not find any cause|can not find any explanation|unable to see any reason
        unable to see any cause|unable to see any explanation|unable to find any reason|unable to find any cause
        unable to find any explanation
        no worsening|no worsening of|no exacerbation of|no progression|no progression of
        isn't the|it's not the|it is not the|not so much the|isn't just the
        no idea|no idea why|no clue|not know why|don't know why|doesn't know why|don't know what|no explanation for
        don't get me wrong|not that|no joke|no fun|not to mention|nothing helps|no wonder|can't explain|no help
        not only|not just|no change|no changes|no significant change|no interval change|no relief|not relieved
        without difficulty|without any difficulty|gram negative|gram-negative|not uncommon|not uncommonly
        no increase|not necessarily|with or without|no different|not improve|not improved|did not improve
        not responding|not respond|no improvement|no response|not change|not changed|not helped|no longer able
        nothing but|no doubt|no wonder|not certain if|not certain whether|no cause of|without improvement
        without relief|without response|no treatment for|not clear|negative pressure|hiv negative|rh negative
        no matter|not sure why|not know why|doesn't go away|don't go away|didn't go away|won't go away|not go away
        not going away|isn't going away|doesn't stop|won't stop|not stop|isn't getting better|not getting better
        no better|not better|won't heal|doesn't help|didn't help|doesn't seem to help|not helping|isn't helping
        not improving|isn't improving|not gone away|hasn't gone away|hasn't improved|not resolved|no resolution
        no previous history of similar|can't stop|cannot stop|not because|not due to|not related to|no known cause
        no apparent cause|no obvious cause|years old|year old|yrs old|months old|month old|weeks old|week old|days old
        no reason|no apparent reason|no explanation|no prior""",
    Cue.NO: """
        nobody in the family has|nobody in the family had|nobody in my family has|nobody in my family had
        nobody in our family has|nobody in our family had|nobody in his family has|nobody in his family had
        nobody in her family has|nobody in her family had|no one in the family has|no one in the family had
        no one in my family has|no one in my family had|no one in our family has|no one in our family had
        no one in his family has|no one in his family had|no one in her family has|no one in her family had
        can't see any|can't feel any|can't hear any|can't find any|can't notice any|cannot see any|cannot feel any
        cannot hear any|cannot find any|cannot notice any|couldn't see any|couldn't feel any|couldn't hear any
        couldn't find any|couldn't notice any|could not see any|could not feel any|could not hear any
        could not find any|could not notice any|can not see any|can not feel any|can not hear any|can not find any
        can not notice any|unable to see any|unable to feel any|unable to hear any|unable to find any
        unable to notice any
        far from being|not so much as|not so much as a|can't complain of|no recurrent
        neg for|neg|haven't noticed|hasn't noticed|not noticed|didn't notice|haven't seen|hasn't got|haven't got
        doesn't get|don't get|nothing|everything but|anything but|wouldn't call it|would not call it|no sign of any|nothing like|never any|not a|nor any|not even
        no|not|never|nor|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|isnt|arent|wasnt
        dont|doesnt|didnt|hasnt|havent|no evidence of|no sign of|no signs of|no history of|no complaints of
        no complaint of|no evidence for|no suspicion of|no longer|no longer has|no longer had|no longer having
        not have|does not have|did not have|do not have|don't have|doesn't have|didn't have|has not had
        have not had|had not had|hasn't had|haven't had|never had|has never had|have never had|never has|not had
        not having|isn't having|not any|nothing like|not demonstrate|not reveal|not show|did not show
        did not reveal|didn't show|does not show|not showing|not appear to have|not seem to have|not develop
        not experience|not experiencing|not report|not reported|not noted|not appreciate|no new|no recent|no known
        unremarkable for|rather than|not complain of|not complaining of|no longer complains of
        no longer suffers from|resolved|nope|neither|low suspicion for|not consistent with|inconsistent with
        hardly any|fails to reveal|failed to reveal|ruled out for|rules out|ruled him out for|ruled her out for
        ruled the patient out for|rule the patient out for|negative test for|w/o|minus|nil|afebrile and no
        cleared of|aside from no|who ruled out|which ruled out|that ruled out|have ruled out|has ruled out|had ruled out
        wouldn't say|would not say|can't say|can't say i've|can't say i have|couldn't say|none of|zero|nobody has|no one has|no one had|there's no
        hardly ever|not got|not getting|not suffering from|no more|not suggestive of
        and ruled out|we ruled out|mri ruled out|ct ruled out|imaging ruled out|tests ruled out|biopsy ruled out
        echocardiography ruled out|doctors ruled out|ruled out the""",
    Cue.DENIES: """
        without so much as|without so much as a
        denies|denied|denying|deny|denies any|denied any|denies having|denied having|denies experiencing
        negative for|absence of|lack of|without|free of|free from|without any|without evidence of|without signs of
        without history of|denies history of|denied history of|denies a history of|denied a history of
        denies any history of|no h/o|negatives include|pertinent negatives include|tested negative for
        test negative for|devoid of|ve for|lacks|lacked|lacking|excluded|exclusion of|absent|did not complain of
        does not complain of|has no|have no|had no|denies complaints of|denies symptoms of|denied symptoms of
        without complaints of|no symptoms of|was negative for|is negative for|were negative for|are negative for
        been negative for|back negative for|be negative for|not associated with|not accompanied by""",
    Cue.STOP: """
        yes|yes to
        but|however|although|though|except|because|presents|presented|presenting|reports|reported|reporting
        revealed|showed|shows|demonstrated|who|which|there is|there was|there are|there were|developed|develops
        due to|secondary to|i have|i had|he has|he had|she has|she had|they have|i've|he's had|she's had|i've got
        i've had|has had|have had|complains of|complained of|complaining of|just|only|apart from|aside from
        other than|yet|still|besides|admits|admits to|endorses|endorsed|positive for|instead|then|since|so|i feel
        i get|he feels|she feels|i am|i'm|he is|she is|he's|she's|it is|it's|my|noted to have|found to have
        was found|had a|has a|and has|and had|and is|and was|now|until|when|while|whereas|with|remarkable for
        significant for|notable for|noticed|diagnosed with|as there|consistent with|continues to have|but has
        but had|therefore|as a result of|as result of|identified|disclosed|confirmed|causing|causes|cause of|cause for|causes of|etiology for|etiology of|reason for
        source of|source for|trigger event for|origin of|origin for|but not other""",
    Cue.UNCERTAIN: """
        nearly had|almost had|suggest|suggests|suggestive of|suggesting|doubtful|is this a|is this an|is it a|is it an|are these
        possible|possibly|probable|probably|suspected|suspect|suspicious for|suspicion of|suspicion for|likely
        maybe|perhaps|rule out|r/o|rule out for|rule her out for|rule him out for|ruling out|query|questionable
        question of|concern for|concerns for|concern about|concerns about|concerning for|concerned about|worried about|worried it is|worried it's|afraid of
        may have|might have|could have|may be|might be|could be|may represent|could represent|may reflect
        might represent|presumed|presumptive|not ruled out|appears to have|to exclude|exclude|excluding
        evaluate for|evaluated for|evaluation for|evaluation of possible|differential includes
        differential diagnosis includes|differential diagnosis of|versus|vs|not exclude|cannot exclude
        can't exclude|cannot rule out|can't rule out|could not rule out|think i have|think it's|think it is
        thinks it is|seems to have|seems like|looks like|looks like it could be|wonder if|wondering if|not sure if
        not sure whether|unsure if|could this be|could it be|might this be|might it be|can this be|can it be|i think|equivocal|potential|potentially|presumably""",
    Cue.HYPOTHETICAL: """
        if you|if he|if she|if they|if i|if any|if there is|if there are|if patient|if the patient|risk of
        risk for|risks of|risk factors for|at risk of|at risk for|screen for|screened for|screening for|to prevent
        prevent|prevention of|prophylaxis for|prophylaxis against|in case of|should you|return for|return if
        return to ed for|watch for|watch out for|look out for|monitor for|monitoring for|come back if|call if
        call for|as needed for|prn for|prn|q4hprn for|q6hprn for|when required for|if needed for|should he develop|should she develop|side effects include
        side effects such as|can cause|may cause|could cause|might cause|risk factor for|to check for|to look for
        test for|tested for|testing for|tests for|serology for|markers for|swab for|immunity for|to avoid
        predispose to|could lead to|can lead to|may lead to|might lead to|can result in|could result in
        may result in|what are the symptoms of|what are the signs of|what are symptoms of|what are signs of|educated about|counseled about|counselled about|information about|leaflet about""",
    Cue.HISTORICAL: """
        no recurrence of|no relapse of|no further|recovered from|got over|getting over|made a full recovery from
        used to have|used to get|used to be|used to suffer from|as a child i had|as a child he had
        as a child she had|in the past had|last year he had|last year she had|years ago i had|years ago he had
        years ago she had|previously had|past history of|past medical history of|past episode of|past episodes of
        prior history of|previous history of|remote history of|distant history of|history of|h/o|hx of|hx|prior
        previous|previously|past|had previously|history significant for resolved|pmh|pmhx|old|healed|status post
        s/p|last year had|last year i had|past medical history|had childhood|once had|previously diagnosed with
        childhood history of|relevant medical history|relevant medical history included|relevant history included
        concurrent medical conditions included|concurrent conditions included|concurrent medical conditions
        known allergies|known allergy|allergy history
        past medical history included|past medical history includes|past medical history significant for
        medical history significant for resolved""",
    Cue.AFTER_NO: """
        not seen|not present|not noted|not detected|not observed|not found|not identified|not evident|not apparent
        not reported|not appreciated|not elicited|not palpable|not visible|not demonstrated|not visualized
        is not seen|is not present|was not seen|was not present|was not noted|were not seen|were not noted
        were not present|are not seen|are not present|was not detected|were not detected|was not observed
        were not observed|was not found|were not found|was not identified|were not identified|is not noted
        wasn't seen|is absent|was absent|were absent|are absent|absent|is ruled out|was ruled out|were ruled out
        ruled out|has been ruled out|have been ruled out|has been excluded|have been excluded|was excluded
        were excluded|excluded|is excluded|is negative|was negative|were negative|are negative|negative|is denied
        was denied|were denied|are denied|denied|unlikely|is unlikely|was unlikely|none|nil|no|n|is resolved|are resolved
        has gone|have gone|is gone|are gone|none seen|none noted|not a problem|isn't a problem|not an issue
        denied by patient|never occurred|did not occur|didn't occur|not felt|not documented|cleared up completely
        declined|has not occurred|have not occurred|has not been seen|has not been noted|wasn't there|was not there
        weren't there""",
    Cue.AFTER_UNCERTAIN: """
        cannot be excluded|cannot be ruled out|can't be ruled out|can't be excluded|could not be excluded
        could not be ruled out|not ruled out|not excluded|was suspected|is suspected|suspected|is possible
        possible|was considered|is likely|were suspected|may be present|is not excluded|is not ruled out
        was not ruled out|should be ruled out|to be ruled out|must be ruled out|needs to be ruled out
        must be excluded|should be excluded|questionable|is questionable|was not excluded|has not been ruled out
        has not been excluded|be excluded|be ruled out""",
    Cue.AFTER_HISTORICAL: """
        cleared up|has subsided|have subsided|has disappeared|have disappeared|has passed|has healed|broke this morning
        none since|none recently|not since|nothing since|outgrown|outgrew|grew out of it
        have stopped|has stopped|stopped|had stopped|stopped by itself|settled down completely|has settled|have settled
        years ago|year ago|as a child|in childhood|in the past|as a baby|as a teenager|when i was a child
        when i was young|when i was little|when i was a kid|last year|when he was a baby|when she was a baby
        decades ago|growing up|a long time ago|long ago|as a kid|when younger|in infancy that resolved|last winter
        last summer|months ago but it went|yesterday but not today|when pregnant with my first
        in my first pregnancy|before the operation but not since|in my twenties|in my teens|which resolved
        that closed spontaneously|which closed spontaneously|closed spontaneously|has since closed
        that resolved spontaneously|has cleared|have cleared|had cleared|has cleared up|have cleared up|which has resolved|has resolved|have resolved|had resolved|now resolved|resolved|resolved completely
        resolved spontaneously|which has since resolved|that went away|went away|but it went away|has gone away
        have gone away|unspecified if ongoing|unknown if ongoing""",
    Cue.FAMILY: """
        fh
        family history of|family hx of|fh of|fhx of|family history is positive for|family history positive for
        family history is significant for|family history significant for|family history includes
        family history included|family history|fhx|family members with|relatives with|a relative with
        runs in the family""",
    Cue.AFTER_FAMILY: """
        runs in the family|runs in my family|runs in our family|in the family|in family history|in the family history
        in my family|in his family
        in her family|on my mother's side|on my father's side|on my mum's side|on my dad's side""",
}  # fmt: skip


#: Words of a cue and what it does.
Phrase = tuple[tuple[str, ...], Cue]


def _phrases() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    table: dict[str, dict[str, list[Phrase]]] = {}
    listed = [(cue, phrase) for cue, text in _CUES.items() for line in text.splitlines() for phrase in line.split("|")]
    made = [
        (cue, " ".join(way)) for cue, parts in CUES_OF_PARTS for way in product(*(part.split("|") for part in parts))
    ]
    for cue, phrase in (*listed, *made):
        words = tuple(phrase.replace("/", " ").replace("-", " ").split())
        if words:
            second = words[1] if len(words) > 1 else ""
            table.setdefault(words[0], {}).setdefault(second, []).append((words, cue))
    return {
        first: {second: tuple(sorted(rows, key=lambda row: -len(row[0]))) for second, rows in seconds.items()}
        for first, seconds in table.items()
    }


#: First word → second word, empty for a cue of one word → phrases, longest first.
PHRASES = _phrases()

_WOMEN = (
    "mother mom mum mommy mummy sister sisters grandmother grandma gran granny nan nana aunt aunts auntie niece nieces wife"
    " daughter daughters granddaughter girlfriend"
).split()
_MEN = (
    "father dad daddy brother brothers grandfather grandpa granddad grandad uncle uncles nephew nephews husband son sons"
    " grandson boyfriend"
).split()
_OTHERS = (
    "sibling siblings cousin cousins parent parents grandparent grandparents twin relatives relative partner friend friends"
    " colleague colleagues neighbour neighbor flatmate roommate classmate"
).split()
#: Whose findings are not the person's.
RELATIVES = frozenset(
    [
        *_WOMEN,
        *_MEN,
        *_OTHERS,
        *(f"{one}'s" for one in (*_WOMEN, *_MEN, *_OTHERS)),
        *"husbands wifes mothers fathers".split(),
    ]
)
#: Relatives with the words that stand for them.
SHE = frozenset([*_WOMEN, *"she her she's hers herself".split()])
HE = frozenset([*_MEN, *"he his him he's himself".split()])
THEY = frozenset([*_OTHERS, *"they their them".split()])
#: After a relative within four words: the finding is theirs.
HAVING = frozenset(
    "had has have having with died suffers suffered gets got was is are were diagnosed affected carries takes"
    " developed's".split()
)
#: The same, where nothing else stands between: how somebody is or what they do.
WAYS_TO_BE = HAVING | frozenset(
    "can can't cannot could couldn't not never won't doesn't always also both all just often sometimes now still keeps"
    " kept keep feels felt feel went goes gone go going became becomes become struggles struggled seems seemed looks"
    " looked starts started began begins tends to unable able learned learnt used often regularly easily recently hardly"
    " barely really very so constantly completely almost nearly slowly walks walked wakes woke complains complained of a"
    " an the gets getting been being".split()
)
#: Behind a relative: they tell of somebody else, or do something for them.
TELLING_OTHERS = frozenset(
    "says said say thinks thought think noticed notices notice noted reports reported report states stated believes"
    " believed describes described observed worries worried concerned wonders wondered asks asked tells told brought"
    " brings drove called calls found saw sees heard denies denied confirms confirmed insists suspects suspected".split()
)
PERSON = frozenset(
    "he she i patient i've i'm he's she's we you pt him her me proband child baby infant they their them his".split()
)

#: A verb in its own tense: behind "and" it begins a new clause, past which no denial reaches.
FINITE_VERBS = frozenset(
    "is are was were isn't has feels felt looks looked hurts aches ached itches burns swells swelled stings throbs gets"
    " got became becomes remains remained seems seemed appears appeared started began keeps kept stays comes came goes"
    " went turned turns wakes says".split()
)
#: The same, where a subject stands before it ("and my legs hurt").
BASE_VERBS = frozenset("hurt ache feel look itch burn swell sting throb have get keep seem cough vomit wheeze".split())
SUBJECTS = frozenset(
    "the my his her their our your this that these those it he she they we i both one patient pt".split()
)

#: Between items of a list, in a sentence; `word_kinds.JOINTS` are those within a name.
JOINING = frozenset({"and", "or", "nor", "and/or"})
#: Cues that can't govern a verb: in "without murmurs, and crackles were present" the second half is a clause.
PREPOSITIONS = frozenset("without free negative absence lack devoid".split())

#: Within a mention: "the sense of smell may be diminished".
PERHAPS = frozenset("may might could possibly probably perhaps maybe".split())

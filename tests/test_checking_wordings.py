"""What ``check`` finds in whatever words it is said, and what it lets be although it sounds alike.

The sentences are by writers who vary: voice, order, names turned round or described, pronouns,
nouns for verbs, numbers in words. A rule’s own examples stand with the rule.
"""

from __future__ import annotations

import pytest

from diplocli.documents.checking.check import check
from diplocli.documents.checking.draft.draft import Draft
from diplocli.documents.checking.known import Known
from diplocli.documents.checking.registry import RULES
from diplocli.documents.reading.markdown import read_markdown


def codes(known: Known, text: str) -> set[str]:
    found = check(known, read_markdown("draft.md", text), RULES).findings
    return {finding.code for finding in found}


def means(known: Known, text: str) -> set[str]:
    """What the last sentence of a text names, describes or comes back to, by id."""
    draft = Draft(known, read_markdown("draft.md", text))
    last = draft.sentences[-1]
    return {record.id for _, record in (*last.instruments, *last.actors)}


WRONG = (
    (
        "D303",
        "Signatories of the Global Digital Compact must report to New York each year because it is enforceable in court.",
    ),
    ("D303", "The G7 adopted the Hiroshima Process code of conduct as a treaty."),
    (
        "D303",
        "Member states may opt out of the GDPR, which is a set of guidelines without legal force.",
    ),
    ("D303", "The Malabo Convention amounts to little more than a statement of good intentions."),
    ("D303", "Parties are free to ignore the Budapest Convention."),
    ("D303", "The AI Act is soft law."),
    (
        "D303",
        "The OSCE confidence-building measures of 2016 are obligatory for participating states.",
    ),
    (
        "D303",
        "Under the OEWG report of 2021 states have a treaty obligation to name a point of contact.",
    ),
    ("D303", "The UN norms of responsible state behaviour are hard law."),
    ("D303", "The Pall Mall Process has agreed a legally binding code of practice for states."),
    (
        "D303",
        "The Pall Mall Process produced a legally binding Code of Practice in April 2025.",
    ),
    ("D303", "Breaches of the Christchurch Call are punishable under international law."),
    ("D303", "The New Delhi Declaration on AI Impact has the status of a treaty."),
    ("D303", "The Convention on Cybercrime is a gentlemen's agreement."),
    ("D303", "Brazil's General Data Protection Law is a mere recommendation to companies."),
    ("D303", "The Budapest Convention is not a treaty."),
    ("D302", "The General Assembly ratified the Hanoi Convention."),
    ("D302", "The Hanoi Convention was ratified by the General Assembly in December 2024."),
    ("D202", "António Guterres, who was succeeded by Ban Ki-moon, spoke of trust."),
    ("D202", "The first OEWG was chaired by Guilherme Patriota."),
    ("D202", "The GGE of 2021 was chaired by Jürg Lauber."),
    ("D202", "The National Cyber Security Centre is in London. Its first head was Lindy Cameron."),
    ("D202", "Doreen Bogdan-Martin leads the ITU. Her predecessor was Hamadoun Touré."),
    ("D202", "Chris Inglis came first. He was succeeded by Anne Neuberger."),
    ("D202", "CISA was set up in November 2018. Jen Easterly leads it now."),
    ("D201", "The Office of the Envoy on Technology helps states put the compact into practice."),
    ("D301", "The 2015 GGE report was adopted in 2014."),
    ("D202", "ICANN’s president is Göran Marby."),
    ("D101", "CISA works under the Department of Defense."),
    ("D101", "WannaCry spread in May 2017. It was attributed to China."),
    ("D301", "The Digital Services Act has been fully applicable since 17 February 2023."),
    ("D301", "The UK’s National Cyber Security Centre was opened in October 2017."),
    ("D301", "The ITU was founded in Paris on 17 May 1866."),
    ("D101", "The Budapest Convention, a treaty of the European Union, has a committee."),
    ("D101", "The Cyber Diplomacy Toolbox was adopted by the European Parliament in June 2017."),
    ("D101", "Resolution 70/237 was adopted by the Security Council."),
    ("D101", "The Christchurch Call was launched by Canada."),
    ("D101", "ENISA, an agency of the Council of Europe, sits in Athens."),
    ("D101", "Cyber Command, set up in 2010, is part of the Department of State."),
    ("D101", "The SVR unit Sandworm struck the grid."),
    ("D101", "Iran unleashed NotPetya."),
    ("D101", "WannaCry was the work of hackers from Russia."),
    ("D101", "The Sony hack was blamed on China."),
    (
        "D101",
        "The SolarWinds compromise came to light in 2020. In April 2021 Washington attributed it to China.",
    ),
    (
        "D302",
        "The UN Convention against Cybercrime was opened for signature in October 2025 and entered into force at once.",
    ),
    ("D301", "The International Telecommunication Union was founded in 1945."),
    ("D301", "The OECD was established in 1975."),
    ("D201", "A team from ENISA helped in Tallinn in 2001."),
    ("D201", "As early as 1998 the Freedom Online Coalition called for restraint."),
    ("D201", "The Bureau of Cyberspace and Digital Policy advised Secretary Kerry in 2015."),
    (
        "D201",
        "Secretary Clinton's speech of 2010 was drafted by the Bureau of Cyberspace and Digital Policy.",
    ),
    ("D201", "The Global Engagement Center will publish its annual report in 2027."),
    ("D201", "The Global Engagement Center remains the lead agency against disinformation."),
    ("D201", "The Working Group on Internet Governance is meeting in Geneva this month."),
    ("D201", "2011 – the Freedom Online Coalition and CISA sign a memorandum"),
    (
        "D201",
        "The ASEAN Regional Forum and the Global Forum on Cyber Expertise held a workshop in 2012.",
    ),
    ("D201", "When NotPetya struck in June 2017, CISA was the first to warn hospitals."),
    ("D201", "An adviser to the Global Commission on the Stability of Cyberspace said so in 2012."),
    ("D201", "The OEWG 2021–2025 holds its next session in March 2026."),
    (
        "D201",
        "In the spring of 2026 the US delegation was led by the Office of the Coordinator for Cyber Issues.",
    ),
    ("D201", "The European External Action Service was consulted by Javier Solana in 2005."),
    (
        "D301",
        "The Paris Call was presented by President Macron in November 2017 at the Internet Governance Forum.",
    ),
    ("D301", "It is now ten years since the Bletchley Declaration, agreed in November 2013."),
    ("D301", "The WannaCry outbreak of May 2018 paralysed hospitals."),
    ("D301", "SolarWinds was discovered in December 2018."),
    ("D301", "Adopted in 2017, the GDPR changed data protection."),
    ("D301", "The Global Digital Compact dates from September 2023."),
    ("D301", "The Tallinn Manual 2.0 came out in 2013."),
    ("D301", "Published in February 2018, the Tallinn Manual 2.0 has 154 rules."),
    ("D301", "With the Santiago Declaration (October 2022) Latin America spoke on AI."),
    ("D301", "The Colonial Pipeline attack of May 2020 stopped fuel."),
    ("D301", "The Snowden disclosures of June 2012 changed everything."),
    (
        "D501",
        "Everyone at the table knew that cyber sovereignty has the same meaning from Moscow to Washington.",
    ),
    (
        "D501",
        "There is only one way to read attribution, and every foreign ministry reads it that way.",
    ),
    ("D501", "It goes undisputed that cyberspace is a global commons."),
    ("D501", "The definition of internet sovereignty was settled long ago in Geneva."),
    ("D501", "Every government on the planet takes data localisation to be a trade barrier."),
    ("D501", "As is universally acknowledged, digital sovereignty is a synonym of protectionism."),
    (
        "D501",
        "Under settled international law, a ransomware attack on a hospital is an armed attack.",
    ),
    ("D501", "Beyond any doubt, sovereignty in cyberspace is a stand-alone rule."),
    ("D501", "The term information security poses no problem: its content is the same for all."),
    ("D501", "All experts share one definition of cyberterrorism."),
    ("D501", "No one contests the meaning of a cyber weapon."),
    ("D501", "International lawyers speak with one voice on due diligence."),
    ("D501", "The threshold of an armed attack in cyberspace is fixed in law and known to all."),
    ("D501", "That due diligence binds states in cyberspace is trite law."),
    ("D501", "The law on collective countermeasures leaves nothing open."),
    ("D302", "The Convention on Cybercrime became law for its first parties in November 2001."),
    ("D302", "The Malabo Convention, binding since its adoption in June 2014, is old."),
    ("D302", "Companies have had to comply with the GDPR since May 2016."),
    ("D302", "The AI Act applies in full since August 2024."),
    ("D302", "The AI Act has applied since 1 August 2024."),
    ("D302", "The Digital Services Act was signed into law in February 2024."),
    ("D302", "The Council of Europe's AI convention has come into force."),
    (
        "D302",
        "India's Digital Personal Data Protection Act has been fully in force since 11 August 2023.",
    ),
    ("D302", "The CPTPP was signed in December 2018."),
    ("D302", "The United States is a party to the Hanoi Convention."),
    ("D302", "South Africa, a party to the Budapest Convention, asked for the data."),
    ("D302", "Congress enacted the Cyber Diplomacy Act in 2021."),
    ("D302", "The General Assembly ratified the Global Digital Compact in September 2024."),
    ("D302", "The Second Additional Protocol to the Budapest Convention is already in force."),
    ("D302", "PPD-20 still applies."),
    (
        "D202",
        "Speaking for the ITU in 2012, Secretary-General Houlin Zhao opened the Dubai conference.",
    ),
    ("D202", "The first National Cyber Director, Harry Coker, took office in 2021."),
    ("D202", "At the helm of CISA in 2023 stood Chris Krebs."),
    ("D202", "When Josep Borrell was High Representative, in 2026, the Union listed nine more."),
    ("D202", "The UN Secretary-General in 2012, António Guterres, received the report."),
    ("D202", "Antonio Guterres's predecessor, Kofi Annan, left in 2016."),
    ("D202", "Nathaniel Fick, who has led the bureau since January 2021, met the envoy."),
    (
        "D202",
        "General Nakasone, then at the head of Cyber Command, said in 2016 that the operation worked.",
    ),
    ("D202", "In May 2016 NSA chief Paul Nakasone testified."),
    ("D202", "CISA's first director was Jen Easterly."),
    ("D202", "The current tech ambassador of Denmark, Casper Klynge, lives in Copenhagen."),
    ("D202", "Hillary Clinton, Secretary of State in 2014, gave the speech."),
    (
        "D202",
        "As Secretary of State, John Kerry launched the International Strategy for Cyberspace in 2011.",
    ),
    ("D202", "Chris Painter, coordinator until 2019, is now in Boston."),
    ("D401", "The Hanoi Convention attracted 95 signatures in its first two days."),
    ("D401", "As many as 120 parties have joined the Budapest Convention."),
    ("D401", "There are twelve norms in the 2015 GGE report."),
    ("D401", "The Five Eyes, seven states in all, share signals."),
    ("D401", "Quad means four; the Quad has five members."),
    ("D401", "The NIST Cybersecurity Framework 2.0 has five functions."),
    ("D401", "The DMA names nine gatekeepers."),
    ("D401", "The International Law Commission has 40 members."),
    ("D401", "With Kenya's accession the Budapest Convention passed the mark of 100 parties."),
    (
        "D401",
        "Nine in number, the principles of the Paris Call are short. There are ten principles in the Paris Call.",
    ),
    ("D401", "The Accra Call proposes eighteen actions."),
    (
        "D402",
        "Never before had a state expelled an embassy over a cyber attack, as Albania did in September 2022.",
    ),
    (
        "D402",
        "With its tech ambassador Denmark became the first country in the world to send an envoy to Silicon Valley.",
    ),
    ("D402", "The Budapest Convention is the world's earliest treaty on cybercrime."),
    ("D402", "Estonia opened the first data embassy in history in Luxembourg."),
    ("D402", "The OECD AI Principles were the first intergovernmental standard on AI."),
    (
        "D402",
        "The charges against five officers of the PLA in May 2014 were the first against state hackers.",
    ),
    ("D402", "The first-ever treaty on AI was opened in Vilnius."),
    ("D402", "Intellexa was the first spyware vendor on which the Treasury put sanctions."),
    (
        "D402",
        "The Lomé summit of 2022, the first African cybersecurity summit, adopted a declaration.",
    ),
    ("D502", "Cyber diplomacy 2.0: our consulates on TikTok and Instagram."),
    ("D502", "The embassy's cyber diplomacy consists of three hashtags a week."),
    ("D502", "The Ministry's digital diplomats negotiate norms in the OEWG."),
    ("D502", "Our digital diplomacy unit drafted the reply to the GGE on state behaviour."),
    ("D502", "Digital diplomacy, in other words cyber diplomacy, is taught at the academy."),
    ("D502", "The words cyber diplomacy and digital diplomacy mean the same thing."),
    ("D502", "For the desk officer cyber diplomacy is about followers and likes."),
    ("D502", "Talks on ransomware and sanctions are digital diplomacy at its best."),
    ("D502", "Cyber diplomacy (Twitter, Facebook, YouTube) is cheap."),
    ("D101", "The Cyber and Infrastructure Security Agency warned."),
    ("D101", "The Tallinn Manual of NATO has rules."),
    ("D101", "Cyber Command was founded in 2009."),
    ("D101", "Congress established the Bureau of Cyberspace and Digital Policy in 2022."),
    ("D101", "The AI Safety Institute network was renamed in February 2026."),
    ("D101", "The EU banned Huawei from its networks."),
    ("D101", "The International Cyber Strategy of 2011 is American."),
    ("D101", "The ITU controls the internet."),
    ("D101", "The UN's International Committee of the Red Cross spoke."),
    ("D101", "The Digital Service Act (DSA) applies."),
)
LET_BE = (
    "Had a Global Mechanism existed in 2004, the first experts would have had less to do.",
    "Digital sovereignty means one thing in New Delhi and something else in Brussels.",
    "President Biden signed Executive Order 14093. The Pall Mall Process began in February 2024. Its code of practice for states was agreed in April 2025.",
    "In 2003 ICANN was chaired by Vint Cerf.",
    "NIST CSF 1.1 had five functions.",
    "The Tunis Agenda was agreed in November 2005. It gave the IGF its mandate.",
    "ICANN’s president is Kurt Erik Lindqvist.",
    "The AI Act has applied to general-purpose models since 2 August 2025.",
    "The UK’s National Cyber Security Centre was opened in October 2016.",
    "The ITU opened in 2019 a centre for talks.",
    "The White House wrote a binding rule on law enforcement.",
    "DHS Binding Operational Directive 15-01 was issued on 21 May 2015.",
    "The Budapest Convention, a treaty of the Council of Europe, has a committee.",
    "The OECD AI Principles were adopted by the G20 in 2019.",
    "The UN Convention against Cybercrime was adopted by the General Assembly, which had set up a committee.",
    "The Malabo Convention was discussed by the European Union.",
    "The Budapest Convention was drafted with the help of the United States.",
    "APT28 is part of Russia’s GRU.",
    "The Bureau of Cyberspace and Digital Policy is a part of the State Department.",
    "The GGE was a body of the First Committee.",
    "CISA was never part of the Department of State.",
    "WannaCry was first laid to Russia by a blogger.",
    "WannaCry, some said, was the work of Russia.",
    "Lazarus was behind WannaCry.",
    "NotPetya struck in 2017. The United Kingdom attributed it to the GRU.",
    "The British Library ransomware was the work of criminals. Nobody traced it to Russia.",
    "The OEWG met in June. At its last session Karsten Geier was in the chair of the panel.",
    "The second OEWG ended in July 2025. The first OEWG was chaired by Jürg Lauber, who knew everybody.",
    "Chris Krebs led CISA. Brandon Wales took over, and Jen Easterly followed.",
    "Doreen Bogdan-Martin leads the ITU. Her predecessor was Houlin Zhao.",
    "CISA was set up in November 2018. Nick Andersen leads it now.",
    "Work on the 2015 GGE report began in 2014.",
    "Is a minister’s account on a social network cyber diplomacy?",
    "Students read the Bletchley Declaration as though it were a treaty.",
    "The Danish ministry says that it was the first to appoint a tech ambassador, in 2017.",
    "The prohibitions in the AI Act have applied since 2 February 2025.",
    "In 2019, three years before becoming Secretary-General of the International Telecommunication Union, Doreen Bogdan-Martin ran its development bureau.",
    "In June 2022 the president nominated Nathaniel Fick as ambassador at large for cyberspace and digital policy.",
    "By the account of the Council of Europe the Framework Convention on Artificial Intelligence is the first treaty of its kind.",
    "Had there been an Internet Governance Forum in 2003, the quarrel might have found its place there.",
    "As everyone knows, ransomware hits hospitals.",
    "Every government should treat data localisation with care.",
    "The Paris Call asks every state to treat critical infrastructure as off limits.",
    "No state has ever disputed that the meeting on cyber sovereignty took place.",
    "The seminar on due diligence was unchallenged as the best of the week.",
    "All members speak with one voice on due diligence training budgets.",
    "The report on the Budapest Convention is not binding.",
    "The explanatory report to the Budapest Convention is a non-binding document.",
    "Reservations to the Budapest Convention are optional, and the convention itself is law for its parties.",
    "The Global Digital Compact refers to the UN Charter, which is a treaty.",
    "The Paris Call, unlike the Budapest Convention, a treaty of 2001, is a declaration.",
    "The Paris Call and the Budapest Convention, the one a declaration and the other a treaty, meet here.",
    "Nobody should call the Bletchley Declaration a treaty.",
    "Under the GDPR, consent must be voluntary.",
    "The AI Act is a law; its codes of practice are voluntary.",
    "The Budapest Convention has 81 parties. Twelve of them are in Africa.",
    "Thirty states signed the Budapest Convention on 23 November 2001 in Budapest.",
    "Ten African states have ratified the Budapest Convention.",
    "The first five rules of the Tallinn Manual 2.0 are about sovereignty.",
    "In 2019 a group of twelve NATO members proposed a cyber pledge.",
    "Three pillars of the 2018 National Cyber Strategy are about prosperity.",
    "The Council of Europe has 46 members; the Budapest Convention is open to others too.",
    "Five years on, the Paris Call had gathered more than 1,200 supporters.",
    "The OECD, 38 members strong, adopted it.",
    "Twenty-five experts sat in the sixth Group of Governmental Experts.",
    "Jen Easterly, later director of CISA, worked at Morgan Stanley in 2018.",
    "In 2014 Chris Inglis, who would become the first National Cyber Director, left the NSA.",
    "Anne Neuberger met Jen Easterly of CISA in March 2022.",
    "In 2010 Keith Alexander took command of the new Cyber Command.",
    "The director of CISA met Casper Klynge, now at Microsoft, in 2023.",
    "Harold Koh's speech at Cyber Command in September 2012 set the tone.",
    "The history of CISA since 2007 begins with its predecessor.",
    "In 2013 the idea of a Global Forum on Cyber Expertise was born.",
    "The Budapest Convention celebrated its twentieth birthday on 23 November 2021.",
    "The Paris Call of 12 November 2018 was repeated a year later, on 12 November 2019.",
    "On 27 June 2018, a year after NotPetya, insurers met.",
    "When the Hanoi Convention enters into force, parties will need contact points.",
    "The Hanoi Convention requires forty ratifications before it takes effect.",
    "If the Hanoi Convention were in force, police could ask for data.",
    "The GDPR, adopted in April 2016 and applicable since May 2018, is a regulation.",
    "A bill to ratify the Hanoi Convention was signed by the president in March 2026.",
    "By its own account Denmark had the first tech ambassador.",
    "Denmark's first tech ambassador moved to Microsoft.",
    "The first signatories of the Budapest Convention met in 2001.",
    "The first chapter of the AI Act defines an AI system.",
    "The ministry's cyber diplomacy team posted on social media that norms matter.",
    "Digital diplomacy and cyber diplomacy are taught in one course.",
    "The International Telecommunication Union and the unions of operators met.",
    "The EU's position on the Budapest Convention is known.",
    "The European Union's accession to the Budapest Convention is discussed.",
    'She quoted "norms" and "cyber weapon" in the same breath.',
)
DESCRIBED = (
    ("The Framework Convention on AI of the Council of Europe has parties.", "coe-ai-convention"),
    ("Brazil's General Data Protection Law is strict.", "lgpd"),
    ("The Boe Declaration names climate.", "boe-declaration-2018"),
    ("The OECD met. Its Privacy Guidelines were revised.", "oecd-privacy-guidelines"),
    (
        "The framework for digital public infrastructure that the G20 welcomed is new.",
        "g20-dpi-framework",
    ),
    ("Moscow has its sovereign internet law.", "russia-sovereign-internet-law-2019"),
    (
        "The White House strategy of May 2011 is short.",
        "international-strategy-for-cyberspace-2011",
    ),
    ("The Paris Call is old. It has nine principles.", "paris-call"),
    ("The Paris Call is old, and its principles are nine.", "paris-call"),
    ("The Budapest Convention is old. Many love the treaty.", "budapest-convention"),
    ("The Global Forum on Cyber Expertise grew. The forum has a head.", "gfce"),
)
NOT_DESCRIBED = (
    "Our declaration on trade is short.",
    "The cybersecurity strategy is short.",
    "The cybercrime convention is short.",
    "The Santiago Declaration of 1952 is about fish.",
    "The Paris Call is old. The protocol that explains it was signed, and it has nine principles.",
    "The Budapest Convention and the Malabo Convention met. It has nine principles.",
    "The Paris Call is old. The treaty on trade has nine principles.",
    "International law applies in cyberspace.",
)


@pytest.mark.parametrize(("code", "text"), WRONG, ids=lambda value: value[:40])
def test_it_is_found_in_whatever_words(known: Known, code: str, text: str) -> None:
    assert code in codes(known, text)


@pytest.mark.parametrize("text", LET_BE, ids=lambda value: value[:40])
def test_what_sounds_alike_is_let_be(known: Known, text: str) -> None:
    acronyms = {rule.code for rule in RULES if rule.slug == "acronym"}
    assert not codes(known, text) - acronyms


@pytest.mark.parametrize(("text", "record"), DESCRIBED, ids=lambda value: value[:40])
def test_a_text_is_known_by_description_and_by_what_comes_back_to_it(
    known: Known, text: str, record: str
) -> None:
    assert record in means(known, text)


@pytest.mark.parametrize("text", NOT_DESCRIBED, ids=lambda value: value[:40])
def test_what_could_mean_several_means_none(known: Known, text: str) -> None:
    told = means(known, text)
    assert not {one for one in told if one not in text.lower().replace(" ", "-")} & {
        row.id for row in known.store.rows(["instrument"])
    }


def test_the_running_text_of_the_corpus_trips_no_rule(known: Known) -> None:
    """Beside the summaries: a hundred thousand characters of details and reasons, all true."""
    rules = [rule for rule in RULES if rule.slug != "acronym"]
    ids = [
        row.id for row in known.store.rows(["term", "issue", "actor", "instrument", "milestone"])
    ]
    texts = [
        getattr(one, field, "") for one in known.store.records(ids) for field in ("detail", "why")
    ]
    document = read_markdown("all.md", "\n\n".join(text for text in texts if text))
    found = check(known, document, rules).findings
    assert [(finding.code, finding.text) for finding in found] == []


def test_the_first_ambassador_of_an_office_is_not_the_first_who_headed_it(known: Known) -> None:
    text = "Chris Painter, the first US cyber ambassador, led the office."
    (found,) = check(known, read_markdown("a.md", text), RULES).findings
    assert found.suggestion == "Nathaniel Fick"

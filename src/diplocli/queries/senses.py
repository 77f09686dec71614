"""What else a word of a question may stand for: a country's adjective, another everyday word."""

from __future__ import annotations

from ..corpus.index.wording import stem, tokens

CYBER = "cyber"
_PEOPLES = (
    "united states,us=american;united kingdom,uk=british;european union,eu=european;"
    "african union,africa=african;albania=albanian;argentina=argentinian;asia=asian;"
    "australia=australian;belarus=belarusian;brazil=brazilian;canada=canadian;chile=chilean;"
    "china=chinese;colombia=colombian;costa rica=costa rican;cuba=cuban;czechia=czech;"
    "denmark=danish;egypt=egyptian;estonia=estonian;finland=finnish;france=french;"
    "georgia=georgian;germany=german;ghana=ghanaian;india=indian;indonesia=indonesian;"
    "iran=iranian;israel=israeli;italy=italian;japan=japanese;kazakhstan=kazakh;kenya=kenyan;"
    "korea=korean;malaysia=malaysian;mauritius=mauritian;mexico=mexican;netherlands=dutch;"
    "nigeria=nigerian;norway=norwegian;pakistan=pakistani;philippines=philippine;poland=polish;"
    "portugal=portuguese;romania=romanian;russia=russian;rwanda=rwandan;saudi arabia=saudi;"
    "senegal=senegalese;singapore=singaporean;spain=spanish;sweden=swedish;switzerland=swiss;"
    "thailand=thai;turkey=turkish;ukraine=ukrainian;venezuela=venezuelan;viet nam=vietnamese"
)
# What people type, and after = the words of the field by which records say it.
_EVERYDAY = """\
war,wartime=armed conflict,warfare,military
law of war=international humanitarian law
peace=peaceful,stability
army,soldier=military,armed force
police=law enforcement
spy,spying=espionage
secret service,spy agency=intelligence agency,intelligence service
snoop,eavesdrop,wiretap=surveillance,interception
hack,hacker,hacked=cyber attack,cyberattack,cyber,intrusion
virus,worm=malware
bug,flaw=vulnerability
crash,outage=outage,failure
steal,stolen,theft=theft,espionage
scam=fraud
hit back,strike back,retaliate,retaliation=countermeasure,response,retorsion
blame,blaming=attribution
prove,proof=evidence
illegal,unlawful=unlawful,wrongful,prohibited,lawful
legal,lawful=lawful,unlawful,prohibited
ban,prohibit,prohibition=ban,prohibit,control,restriction
limit,curb,restrict,restriction=control,restriction
turn off,switch off,shut down,cut off,turn off the,switch off the,shut down the,cut off the=shutdown
blackout=shutdown,power grid
undersea,subsea,underwater=submarine
sea cable,internet cable=submarine cable
chip,microchip,chipmaker=semiconductor
rare metal=rare earth,critical mineral
phone=mobile,telephone
telecom=telecommunication
tech=technology
web,online=internet
social network=social media
big tech,tech giant=platform,technology company
firm=company
satellite=space
gps=gnss,satellite navigation
jam=interference
nuke=nuclear
fake news,lie,troll=disinformation
meddle,meddling=interference
free speech,freedom of speech=freedom of expression
kid,minor,teenager=child
child abuse=child sexual abuse
privacy=data protection,personal data,personal information
data transfer=data flow
data flow=data transfer
crypto=cryptocurrency,crypto asset
money=currency,funding
pay=payment,funding
tariff=customs duty
sell,sale,sold=export,trade
id=identity
info=information
intl=international
natl=national
regs=regulation
govt,government=state
country,nation=state
poor,poorer=developing
third world=global south,developing country
help,aid=assistance,support
trust=confidence
deal,pact,accord=agreement
treaty=convention
convention=treaty
talk=negotiation,dialogue,consultation
quit,pull out,exit=withdrawal,leave
join=accession,accede
kick out,throw out,expel=expulsion
ruling,verdict,lawsuit=judgment,case
boss=head
envoy=ambassador
ambassador=envoy
body=organisation,agency
ngo,activist=civil society
hacktivist=hacktivism,civilian hacker
chatbot=generative ai,language model
hospital=health,medical
break up,split=fragmentation
undermine=threaten
copy=spread
"""
_KIN: dict[str, list[str]] = {}
_MEANT: dict[str, str] = {}


def kin(name: str) -> list[str]:
    """The adjective of a country or its names from its adjective; in the words of the index."""
    if not _KIN:
        for lands, people in (pair.split("=") for pair in _PEOPLES.split(";")):
            for land in [_said(one) for one in lands.split(",")]:
                _KIN.setdefault(land, []).append(people)
                _KIN.setdefault(people, []).append(land)
    return _KIN.get(name, [])


def senses(said: str) -> list[str]:
    """What else some words may mean; both in the words of the index.

    What is written with cyber may stand as one word and as two.
    """
    if not _MEANT:
        for typed, meant in (line.split("=") for line in _EVERYDAY.splitlines()):
            _MEANT.update(dict.fromkeys([_stems(_said(one)) for one in typed.split(",")], meant))
    others = _MEANT.get(_stems(said), "")
    found = [one for one in map(_said, filter(None, others.split(","))) if one != said]
    first, _, rest = said.partition(" ")
    if first == CYBER and rest and " " not in rest:
        found.append(first + rest)
    elif not rest and len(said) > len(CYBER) + 2 and said.startswith(CYBER):
        found.append(f"{CYBER} {said.removeprefix(CYBER)}")
    return found


def _said(text: str) -> str:
    return " ".join(tokens(text))


def _stems(said: str) -> str:
    return " ".join([stem(token) for token in said.split()])

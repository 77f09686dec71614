"""What else a word of a question may stand for: a country's adjective, another everyday word."""

from __future__ import annotations

from ..corpus.index.wording import stem, tokens

CYBER = "cyber"
_PEOPLES = (
    "united states,us=american;united kingdom,uk=british;european union,eu=european;african union,africa=african;"
    "albania=albanian;argentina=argentinian;asia=asian;australia=australian;belarus=belarusian;"
    "brazil=brazilian;canada=canadian;chile=chilean;china=chinese;colombia=colombian;"
    "costa rica=costa rican;cuba=cuban;czechia=czech;denmark=danish;egypt=egyptian;estonia=estonian;"
    "finland=finnish;france=french;georgia=georgian;germany=german;ghana=ghanaian;india=indian;"
    "indonesia=indonesian;iran=iranian;israel=israeli;italy=italian;japan=japanese;"
    "kazakhstan=kazakh;kenya=kenyan;korea=korean;malaysia=malaysian;mauritius=mauritian;"
    "mexico=mexican;netherlands=dutch;nigeria=nigerian;norway=norwegian;pakistan=pakistani;"
    "philippines=philippine;poland=polish;portugal=portuguese;romania=romanian;russia=russian;"
    "rwanda=rwandan;saudi arabia=saudi;senegal=senegalese;singapore=singaporean;spain=spanish;"
    "sweden=swedish;switzerland=swiss;thailand=thai;turkey=turkish;ukraine=ukrainian;"
    "venezuela=venezuelan;viet nam=vietnamese"
)
# What people type, and after = the words of the field by which records say it.
_EVERYDAY = (
    "wartime,war=armed conflict,warfare,military;law of war=international humanitarian law;"
    "undersea,subsea,underwater=submarine;ban,prohibit,prohibition=ban,prohibit,control,restriction;"
    "limit,curb,restriction,restrict=control,restriction;kid,minor=child;"
    "hacker,hack,hacked=cyber attack,cyberattack,cyber,intrusion;"
    "virus,worm=malware;turn off,switch off,shut down,cut off,turn off the,switch off the,"
    "shut down the,cut off the,blackout=shutdown;fake news,lie=disinformation;chip=semiconductor;"
    "privacy=data protection,personal data,personal information;crypto=cryptocurrency,crypto asset;"
    "telecom=telecommunication;tech=technology;info=information;government,govt=state;"
    "country,nation=state;deal,pact,accord=agreement;treaty=convention;convention=treaty;"
    "boss=head;envoy=ambassador;ambassador=envoy;meddling,meddle=interference;spying,spy=espionage;"
    "snoop,eavesdrop,wiretap=surveillance,interception;blame,blaming=attribution;"
    "hit back,strike back,retaliate,retaliation=countermeasure,response,retorsion;"
    "trust=confidence;help,aid=assistance,support;poor,poorer=developing;"
    "id=identity;gps=gnss,satellite navigation;jam=interference;steal,stolen,theft=theft,espionage;"
    "body=organisation,agency;web,online=internet;undermine=threaten;sell,sale,sold=export,trade;"
    "satellite=space;child abuse=child sexual abuse;firm=company;money=currency;"
    "break up,split=fragmentation;hospital=health,medical;hacktivist=hacktivism,civilian hacker;"
    "illegal,unlawful=unlawful,wrongful,prohibited,lawful;legal,lawful=lawful,unlawful,prohibited;"
    "phone=mobile,telephone;ict=information technology;copy=spread"
)
_KIN: dict[str, list[str]] = {}
_SAME: dict[str, list[str]] = {}


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
    if not _SAME:
        for typed, meant in (pair.split("=") for pair in _EVERYDAY.split(";")):
            for one in typed.split(","):
                _SAME[_stems(_said(one))] = [_said(other) for other in meant.split(",")]
    found = [one for one in _SAME.get(_stems(said), ()) if one != said]
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

"""The words of match reports, in which the names of towns stand for teams. Rules as data."""

from __future__ import annotations

SPORT = frozenset(
    """goal goals scored scorer match matches season league coach striker midfielder defender goalkeeper
    halftime half-time half stoppage penalty header equalised equalized equaliser winger substitute
    substituted kick kickoff innings wicket wickets runs batsman bowler inning pitcher homer touchdown
    quarterback playoff playoffs rebounds points lap laps podium seed seeded sets unseeded tournament
    championship cup team teams player players fixture fixtures table standings win defeat beat
    semi-final quarter-final final finals squad captain referee crowd attendance offside try tries scrum
    homered outs soccer cricket rugby tennis baseball basketball hockey football golf batting unbeaten
    championships""".split()
)
"""Words of match reports."""

CLUBS = frozenset(
    """End Argyle Alexandra Orient Villa Palace Forest Wednesday Athletic Wanderers Rovers United City Town
    County""".split()
)
"""Last words of the names of football clubs, which in a match report are no places."""

TEAM_VERBS = frozenset(
    """beat win lose draw defeat thrash rout edge stun host face meet play score lead trail take need reach
    qualify finish climb concede equalise equalize rally crush down outplay clinch seal advance bow hold
    hammer field sign dominate level start struggle retain snap sweep visit entertain make go come be
    have remain stay look collapse declare chase bat bowl post reply resume""".split()
)
"""What teams do in match reports."""

TEAM_PEOPLE = frozenset(
    """coach captain manager striker midfielder defender goalkeeper keeper winger forward skipper batsman
    bowler pitcher quarterback fans supporters players side team squad substitute boss guard center
    centre defence defense attack bench bullpen opener opening fly-half scrum-half flanker hooker prop
    wing fullback trainer""".split()
)
"""Whom teams have, behind their name."""

STRONG_SPORT = frozenset(
    """striker midfielder goalkeeper halftime half-time equalised equalized equaliser innings wicket
    wickets batsman bowler inning pitcher homer homered touchdown quarterback outs playoff playoffs
    rebounds quarter-final semi-final semifinal quarterfinal seeded unseeded scrum kickoff stoppage
    shutout putt birdie bogey podium""".split()
)
"""Words that nothing but match reports have."""

SPATIAL = frozenset("in near at from across outside around inside into to of".split())
"""Before the name of a team these speak of its town."""

POSITIONS = frozenset(
    """Flyhalf Fly-half Scrumhalf Scrum-half Prop Hooker Lock Flanker Wing Fullback Full-back Guard Center
    Centre Tackle Linebacker Cornerback Receiver Catcher Shortstop Reliever Rookie Slugger Opener
    Batsman Bowler Paceman Spinner Wicketkeeper All-rounder Left-hander Right-hander Seamer Playmaker
    Sweeper Keeper Right-back Left-back Defenceman Defenseman Goalie Driver Jockey Teenager Veteran
    Compatriot Teammate""".split()
)
"""What players are called before their names, at the start of a sentence."""

LEAVING = frozenset("leave depart head bind sail fly set".split())
"""After these "for" speaks of a place."""

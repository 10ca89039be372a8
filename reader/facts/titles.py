"""Words that people are called by: titles, callings, honours. Rules as data."""

from __future__ import annotations

TITLES = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Baron Baroness Count King
    Queen Prince Princess Emperor Pope Cardinal Archbishop Bishop Rev Rev. Reverend Father Sister
    Brother Rabbi Imam Sheikh Ayatollah Mullah Saint President Vice-President Premier Chancellor
    Minister Secretary Senator Sen. Rep. Representative Congressman Congresswoman Governor Gov. Gov
    Mayor Councillor Cllr Ambassador Consul Envoy Commissioner Chief Chairman Chairwoman Chairperson
    Chair Director Manager Coach Captain Capt. Capt General Gen. Gen Lieutenant Lt. Lt Colonel Col. Col
    Major Maj. Maj Sergeant Sgt. Sgt Corporal Private Admiral Adm. Commander Cmdr. Marshal Brigadier
    Inspector Insp Superintendent Supt Supt. Det Det. Detective Constable Officer Sheriff Judge Justice
    Attorney Prosecutor Deputy Spokesman Spokeswoman Spokesperson Analyst Economist Midfielder Striker
    Defender Goalkeeper Winger Forward Substitute Skipper Quarterback Pitcher Referee Singer Actor
    Actress Author Writer Composer Director-General CEO CFO COO CTO Founder Co-founder Trustee Speaker
    Leader Foreign Prime Finance Interior Defence Defense Health Energy Education Trade Vice Acting
    Former Then Ex-President Ex-Prime First Democrat Republican Executive Financial Operating QC KC MP
    Undersecretary Under-Secretary Assistant Asst Special Archdeacon Canon Provost Dean Rector Pastor
    Sultan Emir Tsar Czar Kaiser Marquess Viscount Earl Duke Duchess Commodore Cadet Seaman Trooper Pte
    Cpl Sergeant-Major Brig Brig. Rear Treasurer Assemblyman Assemblywoman Pharaoh Chancellor-elect
    President-elect Vice-Chancellor Solicitor Barrister Magistrate Coroner Surgeon Sen Rep Reps Sens
    Govs Atty. Spc. Pvt. Pfc. Ensign Chaplain Agent Charge""".split()
)
"""Words that stand before a person's name and are outside it."""

HONORIFICS = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Rev Rev. Supt Sgt Lt Lt. Capt Gen.
    Sen. Rep. Judge Senator Congressman Congresswoman Lieutenant Sergeant Admiral Colonel Inspector
    Superintendent""".split()
)

CALLINGS = frozenset(
    """minister president spokesman spokeswoman spokesperson composer conductor analyst winger striker
    midfielder defender substitute coach captain goalkeeper actor actress singer author economist
    officer director chairman chairwoman daughter son wife husband brother sister father mother lawyer
    manager judge senator governor mayor painter writer novelist poet scientist professor general
    colonel commander chief leader secretary founder teammate rival neighbour neighbor counterpart owner""".split()
)
"""What people are called before their names, in small letters."""

PORTFOLIOS = frozenset(
    """House Transport Environment Culture Sports Housing Agriculture Industry Commerce Labor Labour Home
    Justice Tourism Science Security Planning Economy Mining Mines Social Welfare Deputy Assistant
    Special Under Associate Senior Junior Joint Regional National Federal Crown Chief Lead Principal
    Managing General Major Development Infrastructure Communications Petroleum Oil Energy Water Women
    Youth Affairs Opposition Treasury Budget Immigration Information District State Attorney Defense Defence""".split()
)
"""Words that say of what somebody with a title is in charge."""

PERSONAL_TITLES = frozenset(
    """President Vice-President Premier Chancellor Minister Secretary Undersecretary Senator Sen. Rep.
    Representative Congressman Congresswoman Governor Gov. Mayor Councillor Ambassador Commissioner
    Chairman Chairwoman Chairperson Director Manager Coach Captain Capt. General Gen. Lieutenant Lt.
    Colonel Col. Major Maj. Sergeant Sgt. Admiral Adm. Commander Marshal Brigadier Inspector
    Superintendent Detective Constable Officer Sheriff Judge Justice Attorney Prosecutor Spokesman
    Spokeswoman Spokesperson Analyst Economist Director-General CEO CFO COO CTO Founder Co-founder
    Leader Speaker Executive Chief Professor""".split()
)
"""Titles that end what stands before a person: "Ryanair CEO | Michael Ryan"."""

PLAIN_PEOPLES = frozenset(
    "polish orthodox catholic evangelical swedes turks poles danes finn pole dane turk swede latin".split()
)
"""Names of peoples that are plain words as well."""

HONOURS = frozenset("CBE DBE OBE MBE KBE GBE CMG CVO KCB CH OM VC MVO KCMG GCMG".split())
"""British honours, by the letters that stand for them."""

LETTERS = HONOURS | frozenset("QC KC SC MP MEP MSP MBBS PhD MD DPhil FRS FRSA Esq Esq.".split())
"""What stands behind a person's name and is outside it."""

PARTISANS = frozenset("Republican Democrat Conservative Independent Socialist Liberal".split())
"""Members of parties, behind the name of where they come from: "a Great Bend Republican"."""

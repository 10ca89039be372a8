"""Given names and surnames of many languages: Faker's lists, and what these lack as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

_MORE_GIVEN = """
Abdelaziz Abdelkader Abdoulaye Abdourahamane Abdul Abdulaziz Abdullahi Abhishek Abiy Abu Adewale Ajay Akinwumi Akira
Aleksandar Aleksandr Aleksei Aleksey Alexei Alexey Alhassan Aliko Amadou Aminu Amit Anatoly Andrei Andrey Anatol
Anatoli Anil Antonis Anwar Arkady Arsene Arseny Arvind Asif Atiku Aung Ayman Babatunde Bashar Bassam Bassirou Benazir
Binyamin Bobby Bola Boniface Cheikh Chidi Chinua Chukwu Condoleezza Cyril Dalia Deepak Denis Dmitri Dmitriy Dmitry Ehud
Emeka Emmerson Evgeny Faisal Fawzi Fidel Fumio Fyodor Gennady Ghassan Gloria Goodluck Gordana Grigory Hage Haile
Haruki Hideki Hiroshi Hosni Hu Hun Idriss Ilham Imran Indira Isaias Ismail Ivica Jalal Jomo Junichiro Kaja Kamal
Kazuo Keiko Keir Kenji Khaled Khalid Kirill Klaus Kofi Konstantin Koichi Laisenia Lakhdar Laszlo Leonid Lev
Mahathir Mahinda Mahmoud Maithripala Manmohan Masato Masoud Mateusz Maxim Mehdi Mikheil Mikhail Mohamed Mohammad
Mohammed Muammar Muhammad Muhammadu Mukesh Mwai Naoto Narendra Nasser Navi Nawaz Nelson Ngozi Nguyen Nikita Nikol
Nour Nouri Nursultan Obiageli Oleg Oleksandr Oleksiy Olena Olusegun Omar Oksana Osama Park Pavel Pervez Petro
Pranab Prayuth Pratibha Qasem Rached Radek Radoslaw Rafik Raila Rajiv Rajnath Ramzan Ranil Rashid Ratan Rishi Robert
Rodrigo Roman Ruhollah Ruslan Saad Saddam Saeed Sajid Sanae Sanjay Satoshi Saud Serge Sergei Sergey Serhiy Sergio
Sheikh Shashi Shigeru Shimon Shinzo Shivraj Slobodan Sonia Stanislav Subrahmanyam Sumiteru Sunil Suresh Sushma
Svetlana Syed Tariq Taro Tatyana Tayyip Tedros Thabo Thaksin Tsai Tsutomu Uhuru Umaru Vaclav Valery Vasily Viacheslav
Vijay Viktor Viktoria Vitaly Vladimir Volodymyr Vyacheslav Wen Yasser Yasuo Yevgeny Yitzhak Yoshihide Yoshihiko
Yoshiro Yoweri Yukio Yulia Yuri Yuriy Yury Yusuf Zine Ziad Zoran
"""

_FAMILY_FIRST = """
Ahn An Bai Bae Baek Ban Bao Cai Cao Chang Chae Chai Chen Cheng Cheong Cheung Chiang Cho Choe Choi Chow Chu Chun Chung
Cui Dai Deng Ding Do Dong Du Duan Fan Fang Feng Fu Gao Gong Gu Guo Ha Hahm Han Hao He Heo Ho Hong Hou Hsieh Hsu Hu
Huang Hwang Im Jang Jeon Jeong Ji Jia Jiang Jin Jo Joo Ju Jung Kang Ke Kim Ko Kong Koo Kuo Kwak Kwok Kwon Lai Lam Lau
Lee Lei Leung Li Liang Liao Lim Lin Ling Liu Long Lu Luo Lu Ma Mao Meng Min Moon Mun Na Nam Ng Ngo Nguyen No Noh Oh
Ong Ou Paik Pan Pang Park Peng Pham Phan Pyo Qi Qian Qin Qiu Qu Ren Rhee Ri Roh Ryu Seo Seok Shao Shen Shi Shin Sim
Sin So Sohn Son Song Su Suh Sun Sung Tai Tan Tang Tao Tian Ting Tong Tran Tsai Tsang Tseng Tung Vo Vu Wan Wang Wei
Wen Wong Woo Wu Xi Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yeh Yi Yim Yin Yoo Yoon You Yu Yuan Yun Zeng Zhan Zhang
Zhao Zheng Zhong Zhou Zhu Zou
"""

_NOT_LATIN = frozenset(
    """ar_AA ar_BH ar_PS ar_SA bg_BG bn_BD el_GR fa_IR gu_IN he_IL hi_IN hy_AM ka_GE ko_KR ne_NP or_IN pa_IN ru_RU
    ta_IN te_IN th_TH uk_UA uk_UK""".split()
)
"""Locales whose lists are in another script."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+$")
_SHAPE = re.compile(
    r"[a-zéíáóúèàâêîôûäöü](?:ov|ova|ev|eva|sky|skiy|skii|skyi|ska|ski|enko|chuk|vich|vić|ić|ovic|evic|escu|sson|sen|"
    r"dottir|shvili|adze|idze|poulos|akis|opoulos|yan|ian|oglu|oğlu|nen|ez|ão|ini|elli|etti|wicz|czyk|ström|berg|mann|"
    r"stein|baum|zadeh|pour|wala|singh|swamy|appa|anov|inho)$"
)

_NO_GIVEN = frozenset("the le la el de da di do du al an new air north south west east royal ever star red".split())
"""In some list a given name, in the news hardly ever the first word of a person's name."""

MALE = "m"
FEMALE = "f"


@lru_cache(maxsize=1)
def given_names() -> dict[str, str | None]:
    """Each given name in small letters, with "m", "f", or None where it is given to both or not known which."""
    sexes: dict[str, set[str]] = {name.casefold(): set() for name in _MORE_GIVEN.split()}
    for kind, names in _lists("first_"):
        sex = FEMALE if "female" in kind else MALE if "male" in kind else ""
        for name in names:
            for word in name.split():
                if _WORD.match(word):
                    sexes.setdefault(word.casefold(), set()).update({sex} - {""})
    return {name: next(iter(told)) if len(told) == 1 else None for name, told in sexes.items()}


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames in small letters."""
    found = {word.casefold() for _, names in _lists("last_") for name in names for word in name.split()}
    return frozenset({name for name in found if _WORD.match(name)} | set(_FAMILY_FIRST.casefold().split()))


@lru_cache(maxsize=1)
def family_first() -> frozenset[str]:
    """Surnames that stand before the given name: Chinese, Korean, Vietnamese."""
    return frozenset(_FAMILY_FIRST.split())


def is_given(word: str) -> bool:
    """Whether a word, or the first half of a double name ("Jean-Marie"), is a given name."""
    names = given_names()
    low = word.casefold()
    return low not in _NO_GIVEN and (low in names or low.partition("-")[0] in names)


def is_surname(word: str) -> bool:
    """Whether a word is a known surname or has the form of one."""
    return word.casefold() in surnames() or bool(_SHAPE.search(word))


def sex_of(given: str) -> str | None:
    """The sex that a given name is given to, "m" or "f"; None where it tells nothing."""
    low = given.casefold()
    names = given_names()
    return names.get(low) or names.get(low.partition("-")[0])


@lru_cache(maxsize=2)
def _lists(prefix: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(_read(prefix))


def _read(prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lists of Faker's locales; of Japanese and Chinese ones those in Latin letters."""
    from faker.providers import person

    for module in iter_modules(person.__path__):
        if module.name in _NOT_LATIN:
            continue
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for kind, names in vars(provider).items():
            if kind.startswith(prefix) and "kana" not in kind and isinstance(names, (list, tuple, dict)):
                yield kind, tuple(name for name in names if isinstance(name, str) and name[:1] < "\u0250")

//! Numbers as values: what a stretch of text says in figures or words, whatever the language writes it like.
//!
//! Takes text; gives [`Value`]s with spans. Compares nothing.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    lang::Lang,
    segment::{Token, TokenKind, fold, tokens},
    text::Span,
};

/// An amount in thousandths, so that equality is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub i64);

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The digits or the word; a scale word (`thousand`) is part of it.
    pub span: Span,
    /// The digits alone.
    pub figures: Span,
    /// What it may mean, the likeliest first: `7,000` in a Belarusian text is 7000 or 7.
    pub amounts: Vec<Amount>,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether it is a clock time, a date in figures or a measure that translators convert.
    pub soft: bool,
    /// Whether it is a fraction in words (`a third`), which may round a number in figures.
    pub rough: bool,
}

impl Value {
    /// Whether the two may mean the same.
    pub fn agrees(&self, other: &Self) -> bool {
        self.amounts.iter().any(|amount| other.amounts.contains(amount))
    }
}

/// Tables of one language.
struct Tables {
    lang: Lang,
    scales: FxHashMap<&'static str, u32>,
    words: FxHashMap<&'static str, i64>,
    /// Thousandths; 0 for words such as «частка», before which an ordinal is the denominator.
    fractions: FxHashMap<&'static str, i64>,
    converted: FxHashSet<&'static str>,
}

static TEXTS: [(Lang, [&str; 4]); 3] = [
    (
        Lang::En,
        [
            include_str!("en/scales.tsv"),
            include_str!("en/words.tsv"),
            include_str!("en/converted.tsv"),
            include_str!("en/fractions.tsv"),
        ],
    ),
    (
        Lang::Be,
        [
            include_str!("be/scales.tsv"),
            include_str!("be/words.tsv"),
            include_str!("be/converted.tsv"),
            include_str!("be/fractions.tsv"),
        ],
    ),
    (
        Lang::Ru,
        [
            include_str!("ru/scales.tsv"),
            include_str!("ru/words.tsv"),
            include_str!("ru/converted.tsv"),
            include_str!("ru/fractions.tsv"),
        ],
    ),
];

static TABLES: LazyLock<Vec<Tables>> = LazyLock::new(|| {
    let rows = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
    let pairs = move |text| rows(text).filter_map(|line| line.split_once('\t'));
    TEXTS
        .iter()
        .map(|&(lang, [scales, words, converted, fractions])| Tables {
            lang,
            scales: pairs(scales).filter_map(|(word, n)| Some((word, n.parse().ok()?))).collect(),
            words: pairs(words).filter_map(|(word, n)| Some((word, n.parse().ok()?))).collect(),
            fractions: pairs(fractions).filter_map(|(word, n)| Some((word, n.parse().ok()?))).collect(),
            converted: rows(converted).collect(),
        })
        .collect()
});

/// The values in a stretch of text, in order.
///
/// ```
/// use rouna::{lang::Lang, text::Span, value::values};
/// let amount = |lang, text: &str| values(lang, text, Span::new(0, text.len()))[0].amounts[0];
/// assert_eq!(amount(Lang::En, "nearly 7,000 people"), amount(Lang::Be, "амаль 7 тысяч чалавек"));
/// assert_eq!(amount(Lang::En, "7.9 million tons"), amount(Lang::Ru, "7,9 млн тонн"));
/// ```
#[must_use]
pub fn values(lang: Lang, text: &str, span: Span) -> Vec<Value> {
    let tables = TABLES.iter().find(|t| t.lang == lang);
    let list = tokens(text, span);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = list.get(at) {
        let value = match token.kind {
            TokenKind::Number => Some(number(lang, tables, text, &list, at)),
            TokenKind::Word => tables.and_then(|tables| word(tables, text, &list, at)),
            TokenKind::Punct | TokenKind::Symbol => None,
        };
        match value {
            Some((value, used)) => {
                out.push(value);
                at += used.max(1);
            }
            None => at += 1,
        }
    }
    out
}

/// British “three hundred and fifty”; no word of the other languages.
const JOIN: &str = "and";

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start()..span.end()).unwrap_or_default()
}

/// The folded word at `at`, if there is one.
fn folded(text: &str, list: &[Token], at: usize) -> Option<String> {
    let token = list.get(at).filter(|t| t.kind == TokenKind::Word)?;
    Some(fold(slice(text, token.span)))
}

/// A number in digits with what follows it: how many tokens it takes.
fn number(lang: Lang, tables: Option<&Tables>, text: &str, list: &[Token], at: usize) -> (Value, usize) {
    let token = list[at];
    let figures = slice(text, token.span);
    if let Some((value, used)) = time(text, list, at) {
        return (value, used);
    }
    let mut amounts = readings(lang, figures);
    let mut span = token.span;
    let mut used = 1;
    let mut soft = amounts.is_empty() || is_clock(lang, figures);
    if let (Some(tables), Some(next)) = (tables, folded(text, list, at + 1)) {
        if let Some(power) = tables.scales.get(next.as_str()) {
            let times = 10_i64.pow(*power);
            amounts = amounts.iter().filter_map(|a| a.0.checked_mul(times)).map(Amount).collect();
            span = span.to(list[at + 1].span);
            used = 2;
        }
        soft |= [at + used, at + used + 1]
            .into_iter()
            .any(|k| folded(text, list, k).is_some_and(|word| tables.converted.contains(word.as_str())));
    }
    if let Some(times) = tables.and_then(|tables| range_scale(tables, text, list, at)) {
        let scaled: Vec<Amount> = amounts.iter().filter_map(|a| a.0.checked_mul(times)).map(Amount).collect();
        amounts.extend(scaled);
    }
    amounts.extend(decade(text, list, at, &amounts));
    (Value { span, figures: token.span, amounts, digits: true, soft, rough: false }, used)
}

/// `38–42 млн`, `38 to 42 million`: the first number of a range may share the scale of the second.
fn range_scale(tables: &Tables, text: &str, list: &[Token], at: usize) -> Option<i64> {
    let (between, second) = (list.get(at + 1)?, list.get(at + 2)?);
    let joins = between.kind == TokenKind::Word || matches!(slice(text, between.span), "-" | "–" | "—");
    let power = tables.scales.get(folded(text, list, at + 3)?.as_str())?;
    (joins && second.kind == TokenKind::Number).then(|| 10_i64.pow(*power))
}

/// `5:30 p.m.`, `17:30`: soft, for a time is another rule's.
fn time(text: &str, list: &[Token], at: usize) -> Option<(Value, usize)> {
    let (hours, colon, minutes) = (list.get(at)?, list.get(at + 1)?, list.get(at + 2)?);
    let joined = hours.span.end() == colon.span.start() && colon.span.end() == minutes.span.start();
    let shaped = joined
        && slice(text, colon.span) == ":"
        && minutes.kind == TokenKind::Number
        && minutes.span.len() == 2;
    let span = hours.span.to(minutes.span);
    shaped.then(|| {
        (Value { span, figures: span, amounts: Vec::new(), digits: true, soft: true, rough: false }, 3)
    })
}

/// `1990s`, `1990-я`, `90-х`: the decade with and without its century.
fn decade(text: &str, list: &[Token], at: usize, amounts: &[Amount]) -> Option<Amount> {
    let next = list.get(at + 1)?;
    let after = slice(text, next.span);
    let suffix = if after == "-" { folded(text, list, at + 2)? } else { folded(text, list, at + 1)? };
    let marked = matches!(suffix.as_str(), "s" | "я" | "х" | "е" | "ых");
    let first = amounts.first()?.0 / 1000;
    (marked && (1000..2100).contains(&first) && first % 10 == 0).then_some(Amount(first % 100 * 1000))
}

/// `17.30` or `9.08` where the decimal mark is a comma: a time or a date.
fn is_clock(lang: Lang, figures: &str) -> bool {
    let parts = figures.split_once('.').filter(|_| lang.spec().decimal != '.');
    parts.is_some_and(|(a, b)| (1..=2).contains(&a.len()) && b.len() == 2)
}

/// What digits with separators may mean; nothing for a date (`09.08.2020`) or the like.
fn readings(lang: Lang, figures: &str) -> Vec<Amount> {
    let marks: Vec<char> = figures.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let parts: Vec<&str> = figures.split(|c: char| !c.is_ascii_digit()).collect();
    let decimal_point = lang.spec().decimal == '.';
    let grouped = parts.len() > 1 && parts.iter().skip(1).all(|part| part.len() == 3);
    let whole = || parts.concat().parse::<i64>().ok().and_then(|n| n.checked_mul(1000)).map(Amount);
    let decimal = || {
        let (whole, rest) = figures.rsplit_once(['.', ','])?;
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let thousandths: String = rest.chars().chain("000".chars()).take(3).collect();
        let sum = whole.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)?;
        Some(Amount(sum))
    };
    match marks[..] {
        [] => whole().into_iter().collect(),
        [mark] => {
            let is_decimal = (mark == '.') == decimal_point;
            match (is_decimal, grouped) {
                (_, false) => decimal().into_iter().collect(),
                (true, true) => decimal().into_iter().chain(whole()).collect(),
                (false, true) => whole().into_iter().chain(decimal()).collect(),
            }
        }
        _ if grouped => whole().into_iter().collect(),
        // 1,234,567.89
        [.., last] if marks.iter().filter(|m| **m == last).count() == 1 => decimal().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A number in words: `seven`, `сямі тысяч`, `twenty-five`; a fraction: `a third`, «дзве траціны», «пятая частка».
fn word(tables: &Tables, text: &str, list: &[Token], at: usize) -> Option<(Value, usize)> {
    let own = folded(text, list, at)?;
    if let Some(found) = fraction(tables, text, list, at) {
        return Some(found);
    }
    let mut sum = lookup(tables, &own)?;
    let mut span = list.get(at)?.span;
    let mut used = 1;
    while let Some(mut next) = folded(text, list, at + used) {
        let rest =
            || folded(text, list, at + used + 1).filter(|word| lookup(tables, word).is_some_and(|n| n < 100));
        if next == JOIN
            && sum >= 100
            && sum % 100 == 0
            && let Some(rest) = rest()
        {
            next = rest;
            used += 1;
        }
        if let Some(power) = tables.scales.get(next.as_str()) {
            sum = sum.checked_mul(10_i64.pow(*power))?;
        } else if let Some(more) =
            lookup(tables, &next).filter(|more| *more < sum && sum % 10 == 0 && *more < 100)
        {
            sum += more;
        } else if lookup(tables, &next) == Some(100) && sum < 10 {
            sum *= 100;
        } else {
            break;
        }
        span = span.to(list.get(at + used)?.span);
        used += 1;
    }
    let amounts = vec![Amount(sum.checked_mul(1000)?)];
    Some((Value { span, figures: span, amounts, digits: false, soft: false, rough: false }, used))
}

/// `quarter of a million`, `three quarters`, «пятая частка»: the share, the same in per cent, and a bare ordinal's number.
fn fraction(tables: &Tables, text: &str, list: &[Token], at: usize) -> Option<(Value, usize)> {
    let share = |k: usize| tables.fractions.get(folded(text, list, k)?.as_str()).copied();
    let number = |k: usize| lookup(tables, &folded(text, list, k)?);
    let (thousandths, mut used) = match (share(at), number(at), share(at + 1)) {
        (_, Some(n), Some(0)) if n > 1 => (1000 / n, 2),
        (_, Some(n), Some(share)) if (2..100).contains(&n) && share > 0 => (n * share, 2),
        (Some(share), ..) if share > 0 => (share, 1),
        _ => return None,
    };
    let mut amounts = vec![Amount(thousandths), Amount(thousandths * 100)];
    amounts.extend(number(at).filter(|_| used == 1).map(|n| Amount(n * 1000)));
    let small = |k: &usize| folded(text, list, *k).is_none_or(|word| word.chars().count() < 3);
    let scale = (at + used..at + used + 3).find(|k| !small(k));
    let scale = scale.and_then(|k| Some((k, *tables.scales.get(folded(text, list, k)?.as_str())?)));
    if let Some((k, power)) = scale {
        amounts = vec![Amount(thousandths.checked_mul(10_i64.pow(power))?)];
        used = k + 1 - at;
    }
    let span = list.get(at)?.span.to(list.get(at + used - 1)?.span);
    Some((Value { span, figures: span, amounts, digits: false, soft: false, rough: true }, used))
}

fn lookup(tables: &Tables, word: &str) -> Option<i64> {
    if let Some(n) = tables.words.get(word) {
        return Some(*n);
    }
    let (tens, ones) = word.split_once('-')?;
    let (tens, ones) = (tables.words.get(tens)?, tables.words.get(ones)?);
    (*tens >= 20 && *tens < 100 && *ones < 10).then_some(tens + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(lang: Lang, text: &str, expected: &[f64]) {
        let found = values(lang, text, Span::new(0, text.len()));
        let found: Vec<f64> =
            found.iter().filter_map(|v| v.amounts.first()).map(|a| a.0 as f64 / 1000.0).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn separators_by_language() {
        reads(Lang::En, "7,000 and 1.5 and 1,234,567.89", &[7000.0, 1.5, 1_234_567.89]);
        reads(Lang::Be, "7 000 і 1,5", &[7000.0, 1.5]);
        reads(Lang::Ru, "7\u{A0}000 и 2.75", &[7000.0, 2.75]);
    }

    #[test]
    fn scales_in_words() {
        reads(Lang::En, "7.9 million, $5bn", &[7_900_000.0, 5e9]);
        reads(Lang::Be, "16 тысячам чалавек, 3 млрд", &[16_000.0, 3e9]);
        reads(Lang::Ru, "пять тысяч и 1,2 млн", &[5000.0, 1_200_000.0]);
    }

    #[test]
    fn words_in_all_forms() {
        reads(Lang::En, "twenty-five of seven hundred", &[25.0, 700.0]);
        reads(Lang::En, "three hundred and fifty, two and six", &[350.0, 2.0, 6.0]);
        reads(Lang::Be, "сямю, дваццаці пяці", &[7.0, 25.0]);
        reads(Lang::Ru, "двумя, тридцать один", &[2.0, 31.0]);
    }

    #[test]
    fn a_range_shares_its_scale() {
        let text = "38–42 млн долларов";
        let range = values(Lang::Ru, text, Span::new(0, text.len()));
        assert!(
            range[0].amounts.contains(&Amount(38_000_000_000))
                && range[1].amounts == [Amount(42_000_000_000)]
        );
    }

    #[test]
    fn fractions_in_words() {
        let first = |lang, text: &str| values(lang, text, Span::new(0, text.len())).remove(0);
        let quarter = first(Lang::En, "a quarter of a million cubic metres");
        assert!(quarter.agrees(&first(Lang::Ru, "четверть миллиона кубометров")));
        assert!(quarter.agrees(&first(Lang::Be, "250 000 кубаметраў")));
        assert!(first(Lang::En, "a fifth of it").agrees(&first(Lang::Be, "пятая частка")));
        assert!(first(Lang::Ru, "две трети").agrees(&first(Lang::Be, "дзве траціны")));
        assert!(first(Lang::En, "the fifth man").agrees(&first(Lang::Be, "пяты чалавек")));
        assert!(first(Lang::Ru, "полтора миллиона").agrees(&first(Lang::En, "1.5 million")));
    }

    #[test]
    fn times_and_dates_are_soft() {
        for text in ["17:30", "17.30", "9.08", "09.08.2020"] {
            assert!(values(Lang::Be, text, Span::new(0, text.len()))[0].soft, "{text}");
        }
        assert!(values(Lang::En, "20 miles", Span::new(0, 8))[0].soft);
    }
}

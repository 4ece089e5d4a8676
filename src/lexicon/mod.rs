//! The trilingual lexicon: which words of two languages may mean the same.
//!
//! Takes a folded word; gives the numbers of the rows it belongs to.

use crate::lang::Lang;

/// The rows a word may belong to; empty for a word that is not known.
pub fn concepts(_lang: Lang, _word: &str) -> Vec<u32> {
    Vec::new()
}

/// Words so common that they say nothing about what a sentence is about.
pub fn is_stop_word(lang: Lang, word: &str) -> bool {
    let list = match lang.tag() {
        "en" => {
            "the a an of to in and that is was for on with as at by be it he she they we i you his her their its this from are were has have had not but or who which will would been said there what when if about than into over after can could also other more no all one two so up out him them our your my me do did does just like"
        }
        "be" => {
            "і ў у на з па да за аб ад не што як гэта ён яна яны мы я вы яго яе іх для пры пра але а які якая якія якое быў была былі было таксама каб калі ці бы б жа ж са ва гэтага гэты гэтай гэтым гэтую усё ўсё тое той так па-за пасля яму ёй ім мяне нас вас свой сваю свае сваёй сваіх можа яшчэ толькі"
        }
        "ru" => {
            "и в на с по к за о об от не что как это он она они мы я вы его ее её их для при про но а который которая которые которое был была были было также чтобы когда ли бы же со во этого этот этой этим эту всё все то тот так после ему ей им меня нас вас свой свою свои своей своих может еще ещё только из до у"
        }
        _ => "",
    };
    list.split(' ').any(|w| w == word)
}

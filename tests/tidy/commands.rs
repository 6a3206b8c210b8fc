//! The commands that the page may call have one definition, the shell's own functions; `ui/src/ipc/commands.ts` is written from
//! them.
//!
//! See docs/decisions/commands-are-read.md.

use std::collections::{BTreeMap, BTreeSet};

use syn::{
    Attribute, Expr, Fields, FnArg, GenericArgument, Item, ItemEnum, ItemFn, ItemStruct, Lit, Meta, Pat,
    PathArguments, PathSegment, ReturnType, Type,
};

use super::ipc_types;
use super::sources::{below, golden};

/// The file that is written.
pub(crate) const COMMANDS: &str = "ui/src/ipc/commands.ts";

const HEAD: &str = "// Every command of the shell: what it takes and what it answers. Written from src-tauri/src/commands by tests/tidy
// (UPDATE_GOLDEN=1 make test); do not edit. A body of bytes travels with `headers`; what a command reports on its way is `heard`.\n";

/// Arguments that the shell itself provides.
const OF_THE_SHELL: [&str; 3] = ["AppHandle", "State", "Window"];

#[test]
fn the_pages_commands_are_those_of_the_shell() {
    golden(COMMANDS, &written());
}

fn written() -> String {
    let shell: Vec<Item> = below("src-tauri/src", &[".rs"])
        .iter()
        .flat_map(|source| syn::parse_file(&source.text).expect(&source.path).items)
        .collect();
    let mut page = Page::default();
    let commands: String = functions(&shell).map(|function| page.command(function)).collect();
    assert!(
        !commands.is_empty(),
        "no #[tauri::command] in src-tauri/src: has its form changed?"
    );

    let of_newsroom = ipc_types::written();
    let (mut imported, mut declared) = (Vec::new(), String::new());
    while let Some(name) = page.unwritten() {
        let declares = |end: &str| of_newsroom.contains(&format!("\nexport type {name}{end}"));
        if declares(" =") || declares("<") {
            imported.push(name);
        } else {
            declared += &page.declaration(&name, &shell);
        }
    }
    imported.sort();
    format!(
        "{HEAD}\nimport type {{ {} }} from \"./types\";\n{declared}\nexport interface Commands {{\n{commands}}}\n",
        imported.join(", ")
    )
}

/// The part of the page that is written so far.
#[derive(Default)]
struct Page {
    /// Types that were named, and whether they are written already.
    named: BTreeMap<String, bool>,
}

impl Page {
    /// The line of one command: `  photo_seen: { takes: { digest: string }; gives: null };`.
    fn command(&mut self, function: &ItemFn) -> String {
        let (mut takes, mut headers, mut heard, mut is_raw) = (Vec::new(), Vec::new(), None, false);
        for argument in &function.sig.inputs {
            let FnArg::Typed(argument) = argument else {
                continue;
            };
            let (Pat::Ident(name), Some(segment)) = (&*argument.pat, last(&argument.ty)) else {
                panic!("{}: an argument is a name and a type", function.sig.ident);
            };
            let name = &name.ident;
            match segment.ident.to_string().as_str() {
                of_the_shell if OF_THE_SHELL.contains(&of_the_shell) => {}
                "RawBody" => is_raw = true,
                "RequestHeader" => headers.push(format!("{name}: {}", self.arguments(segment).concat())),
                "Channel" => heard = Some(self.arguments(segment).concat()),
                _ => takes.push(format!("{name}: {}", self.typescript(&argument.ty))),
            }
        }
        let gives = match &function.sig.output {
            ReturnType::Default => "null".to_owned(),
            ReturnType::Type(_, answer) => self.typescript(answer),
        };
        let asked = match is_raw {
            true => format!("headers: {}", object(&headers)),
            false => format!("takes: {}", object(&takes)),
        };
        let heard = heard.map_or(String::new(), |heard| format!("; heard: {heard}"));
        let says = comment(&function.attrs, "  ");
        format!(
            "{says}  {}: {{ {asked}; gives: {gives}{heard} }};\n",
            function.sig.ident
        )
    }

    /// A type that the shell itself has: a struct as an object, an enum without fields as its names.
    fn declaration(&mut self, name: &str, shell: &[Item]) -> String {
        let is_it = |item: &&Item| match item {
            Item::Struct(item) => item.ident == name,
            Item::Enum(item) => item.ident == name,
            _ => false,
        };
        match shell.iter().find(is_it) {
            Some(Item::Struct(item)) => self.object_type(item),
            Some(Item::Enum(item)) => names_type(item),
            _ => panic!("{name} crosses the IPC: name it in the list of tests/tidy/ipc_types.rs"),
        }
    }

    fn object_type(&mut self, item: &ItemStruct) -> String {
        let Fields::Named(fields) = &item.fields else {
            panic!("{}: its fields have names", item.ident)
        };
        let (mut own, mut flattened) = (String::new(), String::new());
        for field in &fields.named {
            let (name, of) = (field.ident.as_ref().expect("a name"), self.typescript(&field.ty));
            match serde(&field.attrs).as_deref() {
                None => own += &format!("{}  {name}: {of};\n", comment(&field.attrs, "  ")),
                Some("flatten") => flattened += &format!(" & {of}"),
                Some(other) => panic!("{}.{name}: serde({other}) is not known here", item.ident),
            }
        }
        let says = comment(&item.attrs, "");
        format!("\n{says}export type {} = {{\n{own}}}{flattened};\n", item.ident)
    }

    /// A Rust type as the page sees it: `Option<Vec<FigureId>>` is `FigureId[] | null`.
    fn typescript(&mut self, of: &Type) -> String {
        if let Type::Tuple(tuple) = of {
            let parts: Vec<String> = tuple.elems.iter().map(|part| self.typescript(part)).collect();
            return match parts.is_empty() {
                true => "null".to_owned(),
                false => format!("[{}]", parts.join(", ")),
            };
        }
        let Some(segment) = last(of) else {
            panic!("a type that is not known here")
        };
        let name = segment.ident.to_string();
        let arguments = self.arguments(segment);
        match name.as_str() {
            "String" | "str" | "char" | "PathBuf" => "string".to_owned(),
            "bool" => "boolean".to_owned(),
            "u8" | "u32" | "u64" | "i32" | "f64" | "usize" => "number".to_owned(),
            "Answer" => arguments.concat(),
            "Option" => format!("{} | null", arguments.concat()),
            "Vec" if arguments.concat().contains(" | ") => format!("({})[]", arguments.concat()),
            "Vec" => format!("{}[]", arguments.concat()),
            "BTreeMap" => format!("Record<{}>", arguments.join(", ")),
            _ => {
                self.named.entry(name.clone()).or_insert(false);
                match arguments.is_empty() {
                    true => name,
                    false => format!("{name}<{}>", arguments.join(", ")),
                }
            }
        }
    }

    fn arguments(&mut self, segment: &PathSegment) -> Vec<String> {
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
            return Vec::new();
        };
        let types = arguments.args.iter().filter_map(|argument| match argument {
            GenericArgument::Type(of) => Some(of),
            _ => None,
        });
        types.map(|of| self.typescript(of)).collect()
    }

    /// The next type that was named and not written yet; it counts as written from now on.
    fn unwritten(&mut self) -> Option<String> {
        let (name, written) = self.named.iter_mut().find(|(_, written)| !**written)?;
        *written = true;
        Some(name.clone())
    }
}

/// The functions under `#[tauri::command]`.
fn functions(shell: &[Item]) -> impl Iterator<Item = &ItemFn> {
    shell.iter().filter_map(|item| match item {
        Item::Fn(function) => {
            let is_command = |attribute: &Attribute| {
                let path = attribute.path().segments.iter();
                path.map(|segment| segment.ident.to_string())
                    .eq(["tauri", "command"])
            };
            function.attrs.iter().any(is_command).then_some(function)
        }
        _ => None,
    })
}

/// `Delivery` of `newsroom::Delivery`, `str` of `&str`.
fn last(of: &Type) -> Option<&PathSegment> {
    match of {
        Type::Path(path) => path.path.segments.last(),
        Type::Reference(reference) => last(&reference.elem),
        _ => None,
    }
}

fn names_type(item: &ItemEnum) -> String {
    assert_eq!(
        serde(&item.attrs).as_deref(),
        Some("rename_all = \"snake_case\""),
        "{}: how its names are written",
        item.ident
    );
    let names: Vec<String> = item
        .variants
        .iter()
        .map(|variant| {
            assert!(variant.fields.is_empty(), "{}: a name alone", item.ident);
            format!("\"{}\"", snake_case(&variant.ident.to_string()))
        })
        .collect();
    let says = comment(&item.attrs, "");
    format!("\n{says}export type {} = {};\n", item.ident, names.join(" | "))
}

/// The contents of `#[serde(…)]`, if it has any.
fn serde(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("serde"))?;
    let Meta::List(list) = &attribute.meta else {
        return None;
    };
    Some(list.tokens.to_string())
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn object(fields: &[String]) -> String {
    match fields.is_empty() {
        true => "Record<string, never>".to_owned(),
        false => format!("{{ {} }}", fields.join("; ")),
    }
}

/// The comment of an item, as TypeScript's.
fn comment(attributes: &[Attribute], indent: &str) -> String {
    let lines: Vec<String> = attributes.iter().filter_map(documented).collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/**{line} */\n"),
        lines => {
            let lines: String = lines.iter().map(|line| format!("{indent} *{line}\n")).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

fn documented(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(literal) if pair.path.is_ident("doc") => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn a_command_is_written_as_the_page_calls_it() {
    let shell = syn::parse_file(
        "/// Says it.
        #[tauri::command(async)]
        pub(crate) fn say(desk: State<'_, Desk>, id: String, to: Option<Vec<Whom>>) -> Answer<(Row, bool)> {}
        #[tauri::command]
        pub(crate) async fn put(story: RequestHeader<u64>, body: RawBody<'_>, channel: Channel<Progress>) {}
        fn beside() {}",
    );
    let shell = shell.expect("Rust").items;
    let mut page = Page::default();
    let written: Vec<String> = functions(&shell).map(|function| page.command(function)).collect();
    assert_eq!(
        written,
        [
            "  /** Says it. */\n  say: { takes: { id: string; to: Whom[] | null }; gives: [Row, boolean] };\n",
            "  put: { headers: { story: number }; gives: null; heard: Progress };\n",
        ]
    );
    assert_eq!(
        page.named.into_keys().collect::<BTreeSet<_>>(),
        ["Progress", "Row", "Whom"].map(str::to_owned).into()
    );
}

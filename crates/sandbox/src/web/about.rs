//! In what the sandbox differs from the real system.

use axum::response::Html;
use maud::html;

use super::page::{Place, page};

const STRICTER: &[&str] = &[
    "An assertion's signature must follow one profile: RSA-SHA256, exclusive canonicalization, a reference to the \
     assertion's own ID. Older forms, RSA-SHA1 among them, are refused.",
    "Certificates need an RSA key of at least 2048 bits.",
    "A DTD, a comment or a second assertion in the XML is refused.",
    "The sandbox answers on this machine alone.",
    "Sign-in attempts are slowed down after five failures.",
];

const LOOSER: &[&str] = &[
    "One administrator flag stands for all permission roles, and no identity system has to be connected first.",
    "A leave request waits for the manager alone; there are no workflow steps, delegates or escalations.",
    "No time account is booked, and overlapping requests are taken.",
    "A registered client may name users who do not exist yet.",
    "The private key that the register form generates is not encrypted.",
    "Clocks may be five minutes apart; how many minutes the real system allows is not published.",
    "A user name, which the attribute use_username of an assertion asks for, is given and family name with a point \
     between. There are no learning-only users (external_user).",
    "The parameter user_id of a token request is ignored.",
    "Answers say more: X-Sandbox-Reason why something was refused, X-Sandbox-User whose access token a call carried.",
    "An assertion's issuer and recipient are not compared, as public clients differ in them.",
];

const OPEN: &[&str] = &[
    "Wording of several errors, the fields of the certificate dialog and the edit form are our best reading of the \
     public documentation.",
];

pub async fn show() -> Html<String> {
    let body = html! {
        h1 { "What differs from the real system" }
        p .lead {
            "This stand-in lets you rehearse connecting SAP SuccessFactors to a task center without a tenant. \
             It is built from public documentation and is not a product of SAP."
        }
        @for (title, rules) in [("Stricter", STRICTER), ("Looser", LOOSER), ("Not confirmed", OPEN)] {
            section {
                h2 { (title) }
                ul { @for rule in rules { li { (rule) } } }
            }
        }
        p { a .button href="/" { "To the start page" } }
    };
    page("What differs", Place::Elsewhere, None, &body)
}

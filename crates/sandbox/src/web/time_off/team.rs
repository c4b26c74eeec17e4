//! What a manager's team asked for. Deciding happens in the task center.

use axum::extract::{Query, State};
use axum::response::Html;
use maud::html;

use super::row::{Names, entry};
use crate::Sandbox;
use crate::web::page::{Place, page};
use crate::web::paging::Paging;
use crate::web::refused::Refused;
use crate::web::session::SignedIn;

pub async fn show(
    State(sandbox): State<Sandbox>,
    Query(paging): Query<Paging>,
    signed_in: SignedIn,
) -> Result<Html<String>, Refused> {
    let (store, user_id) = (sandbox.store(), &signed_in.person.user_id);
    let names = Names::load(store).await?;
    let requests = store.list_requests_for_approver(user_id, paging.limit(), paging.offset()).await?;
    let counts = store.count_requests_for_approver(user_id).await?;
    let body = html! {
        h1 { "My Team" }
        p .lead {
            (counts.pending) " pending, " (counts.decided)
            " done. Requests are decided in the task center; here you see what became of them."
        }
        @if requests.is_empty() { p .empty { "No request of your team is here." } }
        @else {
            h2 .hidden { "Requests" }
            ul .cards .one { @for request in &requests { (entry(request, &names, true)) } }
            (paging.links("/time-off/team", counts.pending + counts.decided))
        }
    };
    Ok(page("My Team", Place::Team, Some(&signed_in), &body))
}

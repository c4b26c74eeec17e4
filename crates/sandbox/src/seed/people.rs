//! The six people of the company.

use crate::store::{NewPerson, Person, Result, Store, people};
use crate::{Chance, password};

/// One of the people every sandbox has.
#[derive(Debug)]
pub struct SeedPerson {
    pub user_id: &'static str,
    pub given_name: &'static str,
    pub family_name: &'static str,
    pub manager: Option<&'static str>,
    pub admin: bool,
    pub locale: &'static str,
}

/// Managers stand before those they manage, because rows are added in this order.
pub const PEOPLE: &[SeedPerson] = &[
    SeedPerson {
        user_id: "dokafor",
        given_name: "Diana",
        family_name: "Okafor",
        manager: None,
        admin: false,
        locale: "en-US",
    },
    SeedPerson {
        user_id: "mkeller",
        given_name: "Martin",
        family_name: "Keller",
        manager: Some("dokafor"),
        admin: false,
        locale: "de-DE",
    },
    SeedPerson {
        user_id: "slindgren",
        given_name: "Sofia",
        family_name: "Lindgren",
        manager: Some("dokafor"),
        admin: true,
        locale: "en-GB",
    },
    SeedPerson {
        user_id: "afischer",
        given_name: "Anna",
        family_name: "Fischer",
        manager: Some("mkeller"),
        admin: false,
        locale: "de-DE",
    },
    SeedPerson {
        user_id: "jmoreau",
        given_name: "Julien",
        family_name: "Moreau",
        manager: Some("mkeller"),
        admin: false,
        locale: "fr-FR",
    },
    SeedPerson {
        user_id: "psharma",
        given_name: "Priya",
        family_name: "Sharma",
        manager: Some("dokafor"),
        admin: false,
        locale: "en-GB",
    },
];

/// Adds those of the six who are missing, without a password: nobody signs in before one is made for them.
pub async fn ensure(store: &Store, chance: &Chance) -> Result<()> {
    let mut tx = store.begin().await?;
    for seed in PEOPLE {
        let person = Person {
            user_id: seed.user_id.to_owned(),
            given_name: seed.given_name.to_owned(),
            family_name: seed.family_name.to_owned(),
            email: format!("{}@docket01.example", seed.user_id),
            global_user_id: Some(chance.uuid()),
            manager: seed.manager.map(str::to_owned),
            admin: seed.admin,
            technical: false,
            active: true,
            locale: seed.locale.to_owned(),
        };
        people::insert_person(&mut tx, &NewPerson { person, password_hash: None }).await?;
    }
    tx.commit().await
}

/// Makes a new password for a person, who is known by it from now on.
pub async fn give_password(store: &Store, chance: &Chance, user_id: &str) -> Result<String> {
    let password = password::generate(chance);
    store.set_password_hash(user_id, &password::hash(&password, chance)).await?;
    Ok(password)
}

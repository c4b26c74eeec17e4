// Generated from docs/reference/openapi.json by `make client`. Do not edit.

export interface paths {
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says where everything of the token service is
         * @description Source: OpenID Connect Discovery 1.0, section 3; the issuer is `<base>/oauth/token`, as XSUAA has it.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getOpenIdConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what a token holds
         * @description The claims of a living access token, a JWT or an opaque one, and, with `scopes` (or `scope`; separated by commas or spaces), whether it has
         *     all of these.
         *
         *     Needs no signed-in caller.
         */
        post: operations["checkToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/boosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the boosters and what each will do
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listBoosters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/boosters/task-center/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs the booster of the task center
         * @description Each step makes only what is missing; one that fails does not keep the later ones from being tried.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["runTaskCenterBooster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the certificates
         * @description Without what is in them.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["listCertificates"];
        put?: never;
        /**
         * Uploads a certificate
         * @description Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["uploadCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/certificates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one certificate
         * @description With its public parts, as far as they can be read: a key store under a password opens with the password of a destination that
         *     names it.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["getCertificate"];
        /**
         * Replaces a certificate by an uploaded file
         * @description One that docket made is not made anew any more.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        put: operations["replaceCertificate"];
        post?: never;
        /**
         * Deletes a certificate
         * @description Not while a destination names it.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        delete: operations["deleteCertificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/certificates/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generates a certificate
         * @description Signed by itself, for signing and for client authentication; or for the key of a signing request.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["generateCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destination-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exports destinations as files
         * @description Secrets are left out, and the file says which: nobody gets to see them but programs with a key of a destination service
         *     instance. One destination is a file; several are a JSON array, YAML documents, or a zip archive with a file for each.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["exportDestinations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destination-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Imports destinations from files
         * @description With `dryRun` it says what would become of each: what is created, what changes, what is refused and why. Without it they are
         *     saved, all or none. Secrets' values are never answered.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["importDestinations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destination-properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the properties destinations can have
         * @description For forms: what each authentication type needs, and what can be added besides.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["listDestinationProperties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the destinations
         * @description Their secrets are named and not shown.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["listDestinations"];
        put?: never;
        /**
         * Creates a destination
         * @description Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["createDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destinations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one destination
         * @description Its secrets are named and not shown.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["getDestination"];
        /**
         * Replaces a destination's properties
         * @description A secret that is left out stays as it is, because its reader never got it; `null` removes it.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        put: operations["updateDestination"];
        post?: never;
        /**
         * Deletes a destination
         * @description Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        delete: operations["deleteDestination"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destinations/{name}/check-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks how far a connection to the destination's system gets
         * @description It proves no more than that a server answers at the address.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["checkDestinationConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destinations/{name}/fix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fixes a finding of a stored destination
         * @description Makes the change the finding names, if it still holds. Secrets keep their values, unseen.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["fixDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/destinations/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tests a destination
         * @description Reaches the system, fetches a token, makes one read with it that changes nothing, and tells whom the other side saw. As a
         *     person if one is named, the way decisions act for them. Neither the token nor what was read is shown.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["testDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells what came of reading the other directory
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/directory/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads the other directory now
         * @description It is read in the background; `GET` tells what came of it.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["refreshDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/directory/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the directory tokens
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listDirectoryTokens"];
        put?: never;
        /**
         * Makes a directory token
         * @description It opens the SCIM interface, holds until it is deleted, and is shown this once.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["createDirectoryToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/directory/tokens/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes a directory token
         * @description Needs the role SubaccountAdministrator.
         */
        delete: operations["deleteDirectoryToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/fragments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the fragments
         * @description Their secrets are named and not shown.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["listFragments"];
        put?: never;
        /**
         * Creates a fragment
         * @description Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["createFragment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/fragments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one fragment
         * @description Its secrets are named and not shown.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["getFragment"];
        /**
         * Replaces a fragment's properties
         * @description A secret that is left out stays as it is, because its reader never got it; `null` removes it.
         *
         *     Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        put: operations["updateFragment"];
        post?: never;
        /**
         * Deletes a fragment
         * @description Needs one of the roles DestinationAdministrator, SubaccountAdministrator.
         */
        delete: operations["deleteFragment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the identity providers
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listIdentityProviders"];
        put?: never;
        /**
         * Creates an identity provider
         * @description Needs the role SubaccountAdministrator.
         */
        post: operations["createIdentityProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/identity-providers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one identity provider
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getIdentityProvider"];
        put?: never;
        post?: never;
        /**
         * Deletes an identity provider
         * @description Whoever signed in with it is signed out and loses the roles it gave them.
         *
         *     Needs the role SubaccountAdministrator.
         */
        delete: operations["deleteIdentityProvider"];
        options?: never;
        head?: never;
        /**
         * Changes an identity provider
         * @description What is left out stays as it is.
         *
         *     Needs the role SubaccountAdministrator.
         */
        patch: operations["updateIdentityProvider"];
        trace?: never;
    };
    "/cockpit-api/v1/identity-providers/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries an identity provider
         * @description Fetches its discovery document and keys and compares what it offers with what is configured. Nobody is signed in.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["testIdentityProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what is probably not meant in the destinations
         * @description Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["lintDestinations"];
        put?: never;
        /**
         * Says what is probably not meant in a destination that is not stored yet
         * @description It is looked at among those that are stored; one of the same name is taken to be replaced by it, and its secrets to be kept.
         *
         *     Needs one of the roles DestinationViewer, DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["lintDestinationDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says who is signed in, and to which subaccount
         * @description Needs a signed-in person.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes the signed-in person's password
         * @description All their other sign-ins end, and their refresh tokens. A browser that came with a session gets a new one.
         *
         *     Needs a signed-in person.
         */
        put: operations["changeMyPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/role-collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the role collections
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listRoleCollections"];
        put?: never;
        /**
         * Creates a role collection
         * @description Needs the role SubaccountAdministrator.
         */
        post: operations["createRoleCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/role-collections/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one role collection
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getRoleCollection"];
        /**
         * Replaces what is in a role collection
         * @description Whoever has it has the new roles from their next request on.
         *
         *     Needs the role SubaccountAdministrator.
         */
        put: operations["replaceRoleCollection"];
        post?: never;
        /**
         * Deletes a role collection
         * @description Nobody has it any more, and no group of an identity provider stands for it.
         *
         *     Needs the role SubaccountAdministrator.
         */
        delete: operations["deleteRoleCollection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/role-collections/{name}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the groups that were given a role collection
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listRoleCollectionGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/role-collections/{name}/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives a group a role collection
         * @description Whoever is in the group has it, for as long as they are.
         *
         *     Needs the role SubaccountAdministrator.
         */
        put: operations["assignRoleCollectionToGroup"];
        post?: never;
        /**
         * Takes a role collection from a group
         * @description Needs the role SubaccountAdministrator.
         */
        delete: operations["unassignRoleCollectionFromGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/role-collections/{name}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the people who were given a role collection
         * @description Not those who have it by a group.
         *
         *     Needs the role SubaccountAdministrator.
         */
        get: operations["listRoleCollectionUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/role-collections/{name}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives a person a role collection
         * @description Needs the role SubaccountAdministrator.
         */
        put: operations["assignRoleCollectionToUser"];
        post?: never;
        /**
         * Takes a role collection from a person
         * @description Who has it by a group as well keeps it.
         *
         *     Needs the role SubaccountAdministrator.
         */
        delete: operations["unassignRoleCollectionFromUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the roles and what each allows
         * @description docket's own, then those the security descriptors of applications declare.
         *
         *     Needs the role SubaccountAdministrator.
         */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/service-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the service instances
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listServiceInstances"];
        put?: never;
        /**
         * Creates a service instance
         * @description Needs the role SubaccountAdministrator.
         */
        post: operations["createServiceInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/service-instances/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one service instance
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getServiceInstance"];
        put?: never;
        post?: never;
        /**
         * Deletes a service instance
         * @description Needs the role SubaccountAdministrator.
         */
        delete: operations["deleteServiceInstance"];
        options?: never;
        head?: never;
        /**
         * Gives a service instance other parameters
         * @description They take the place of those it has. Its client id and its keys stay and keep working.
         *
         *     Needs the role SubaccountAdministrator.
         */
        patch: operations["updateServiceInstance"];
        trace?: never;
    };
    "/cockpit-api/v1/service-instances/{name}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists a service instance's keys
         * @description Without their secrets.
         *
         *     Needs the role SubaccountAdministrator.
         */
        get: operations["listServiceKeys"];
        put?: never;
        /**
         * Creates a key of a service instance
         * @description Needs the role SubaccountAdministrator.
         */
        post: operations["createServiceKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/service-instances/{name}/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a key with its credentials
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getServiceKey"];
        put?: never;
        post?: never;
        /**
         * Deletes a key
         * @description Its secret and every token issued with it stop working at once.
         *
         *     Needs the role SubaccountAdministrator.
         */
        delete: operations["deleteServiceKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/service-instances/{name}/keys/{key}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a key a new secret or certificate
         * @description The key keeps its name. Without `keepOldSeconds` the old secret and every token issued with it stop at once.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["rotateServiceKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/sign-in-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows how people sign in
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getSignInSettings"];
        /**
         * Switches passwords on or off
         * @description Off is refused unless somebody who may administer the subaccount has signed in with an identity provider that works at
         *     this moment.
         *
         *     Needs the role SubaccountAdministrator.
         */
        put: operations["putSignInSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the signing keys
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listSigningKeys"];
        put?: never;
        /**
         * Makes the next signing key
         * @description It is published now and signs an hour later, when clients know it.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["rotateSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/signing-keys/{kid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraws a signing key
         * @description One that waits never signs; tokens of one that signed before stop within a minute.
         *
         *     Needs the role SubaccountAdministrator.
         */
        delete: operations["withdrawSigningKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the trust certificates
         * @description Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["getTrust"];
        put?: never;
        /**
         * Makes a new trust certificate that signs at once
         * @description Every system that trusts the one before refuses docket until it is given the new one. Making a passive certificate and
         *     rotating leaves no such gap.
         *
         *     Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["generateTrust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trust/certificate.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the trust certificate
         * @description The file that is given to the systems that shall trust docket.
         *
         *     Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["downloadTrust"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trust/passive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new passive trust certificate
         * @description It takes the place of a passive one that is there. Nothing is signed with it until the certificates are rotated.
         *
         *     Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["generatePassiveTrust"];
        /**
         * Deletes the passive trust certificate
         * @description Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        delete: operations["deletePassiveTrust"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trust/passive/certificate.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the passive trust certificate
         * @description The file that is given to the systems that shall trust docket after the rotation.
         *
         *     Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        get: operations["downloadPassiveTrust"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trust/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotates the trust certificates
         * @description The passive one signs from then on; the active one becomes the passive one and is kept, so doing it again is the way back.
         *
         *     Needs one of the roles DestinationTrustAdministrator, DestinationAdministrator, SubaccountAdministrator.
         */
        post: operations["rotateTrust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trusted-issuers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the trusted issuers
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listTrustedIssuers"];
        put?: never;
        /**
         * Trusts an issuer
         * @description From then on its assertions are taken at `/oauth/token/alias/{alias}`.
         *
         *     Needs the role SubaccountAdministrator.
         */
        post: operations["createTrustedIssuer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/trusted-issuers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one trusted issuer
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getTrustedIssuer"];
        /**
         * Replaces what is known of a trusted issuer
         * @description Needs the role SubaccountAdministrator.
         */
        put: operations["replaceTrustedIssuer"];
        post?: never;
        /**
         * Stops trusting an issuer
         * @description Needs the role SubaccountAdministrator.
         */
        delete: operations["deleteTrustedIssuer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists people by sign-in name
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Creates a person
         * @description Needs the role SubaccountAdministrator.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one person
         * @description Needs the role SubaccountAdministrator.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes a person
         * @description What is left out stays as it is; `null` removes a locale or a provider id.
         *
         *     Needs the role SubaccountAdministrator.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/cockpit-api/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets a person's password
         * @description Needs the role SubaccountAdministrator.
         */
        put: operations["setUserPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cockpit-api/v1/users/{id}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives a person a role collection
         * @description Needs the role SubaccountAdministrator.
         */
        put: operations["assignUserRole"];
        post?: never;
        /**
         * Takes a role collection from a person
         * @description What their groups have stays with them.
         *
         *     Needs the role SubaccountAdministrator.
         */
        delete: operations["removeUserRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/destinations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds a destination and fetches its token
         * @description On the level of the caller's service instance first, then on the subaccount's; the first hit wins.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["findDestination"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceCertificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the certificates of the caller's service instance
         * @description With their private parts.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["listInstanceCertificates"];
        /**
         * Replaces certificates of the caller's service instance
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        put: operations["updateInstanceCertificates"];
        /**
         * Creates certificates of the caller's service instance
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["createInstanceCertificates"];
        /**
         * Deletes the named certificates of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteInstanceCertificates"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceCertificates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads one certificate of the caller's service instance
         * @description With its private parts.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceCertificate"];
        put?: never;
        post?: never;
        /**
         * Deletes one certificate of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteInstanceCertificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceCertificates/{name}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the labels of a certificate of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceCertificateLabels"];
        /**
         * Replaces the labels of a certificate of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateInstanceCertificateLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adds labels to a certificate of the caller's service instance, or takes them away
         * @description Needs a token of a destination service instance's client.
         */
        patch: operations["changeInstanceCertificateLabels"];
        trace?: never;
    };
    "/destination-configuration/v1/instanceCertificates/{name}/publicKeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the public parts of one certificate of the caller's service instance
         * @description Of a key store, the chain of each entry.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceCertificatePublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceDestinationFragments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the fragments of the caller's service instance
         * @description With their secrets.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["listInstanceFragments"];
        /**
         * Replaces the properties of a fragment of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateInstanceFragment"];
        /**
         * Creates a fragment of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        post: operations["createInstanceFragment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceDestinationFragments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads one fragment of the caller's service instance
         * @description With its secrets.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceFragment"];
        put?: never;
        post?: never;
        /**
         * Deletes one fragment of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteInstanceFragment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceDestinationFragments/{name}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the labels of a fragment of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceFragmentLabels"];
        /**
         * Replaces the labels of a fragment of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateInstanceFragmentLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adds labels to a fragment of the caller's service instance, or takes them away
         * @description Needs a token of a destination service instance's client.
         */
        patch: operations["changeInstanceFragmentLabels"];
        trace?: never;
    };
    "/destination-configuration/v1/instanceDestinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the destinations of the caller's service instance
         * @description With their secrets, and without tokens.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["listInstanceDestinations"];
        /**
         * Replaces destinations of the caller's service instance
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        put: operations["updateInstanceDestinations"];
        /**
         * Creates destinations of the caller's service instance
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["createInstanceDestinations"];
        /**
         * Deletes the named destinations of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteInstanceDestinations"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceDestinations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads one destination of the caller's service instance
         * @description With its secrets, and without a token.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceDestination"];
        put?: never;
        post?: never;
        /**
         * Deletes one destination of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteInstanceDestination"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/instanceDestinations/{name}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the labels of a destination of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getInstanceDestinationLabels"];
        /**
         * Replaces the labels of a destination of the caller's service instance
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateInstanceDestinationLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adds labels to a destination of the caller's service instance, or takes them away
         * @description Needs a token of a destination service instance's client.
         */
        patch: operations["changeInstanceDestinationLabels"];
        trace?: never;
    };
    "/destination-configuration/v1/saml2Metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the SAML metadata of the subaccount
         * @description It holds the active certificate and, if there is one, the passive one after it.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getSamlMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/saml2Metadata/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the trust certificate
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getSamlCertificate"];
        put?: never;
        /**
         * Makes the first trust certificate, or renews it
         * @description A renewed certificate signs at once, with a new key pair; the one before is gone.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["generateSamlCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/saml2Metadata/certificate/passive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the passive trust certificate
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getPassiveSamlCertificate"];
        put?: never;
        /**
         * Makes the passive trust certificate, or renews it
         * @description Nothing is signed with it before a rotation.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["generatePassiveSamlCertificate"];
        /**
         * Deletes the passive trust certificate
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deletePassiveSamlCertificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/saml2Metadata/rotateCertificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotates the trust certificates
         * @description The passive one signs from then on, and the active one becomes the passive one. Calling it again is the way back.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["rotateSamlCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountCertificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the certificates of the subaccount
         * @description With their private parts.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["listSubaccountCertificates"];
        /**
         * Replaces certificates of the subaccount
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        put: operations["updateSubaccountCertificates"];
        /**
         * Creates certificates of the subaccount
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["createSubaccountCertificates"];
        /**
         * Deletes the named certificates of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteSubaccountCertificates"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountCertificates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads one certificate of the subaccount
         * @description With its private parts.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountCertificate"];
        put?: never;
        post?: never;
        /**
         * Deletes one certificate of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteSubaccountCertificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountCertificates/{name}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the labels of a certificate of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountCertificateLabels"];
        /**
         * Replaces the labels of a certificate of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateSubaccountCertificateLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adds labels to a certificate of the subaccount, or takes them away
         * @description Needs a token of a destination service instance's client.
         */
        patch: operations["changeSubaccountCertificateLabels"];
        trace?: never;
    };
    "/destination-configuration/v1/subaccountCertificates/{name}/publicKeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the public parts of one certificate of the subaccount
         * @description Of a key store, the chain of each entry.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountCertificatePublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountDestinationFragments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the fragments of the subaccount
         * @description With their secrets.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["listSubaccountFragments"];
        /**
         * Replaces the properties of a fragment of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateSubaccountFragment"];
        /**
         * Creates a fragment of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        post: operations["createSubaccountFragment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountDestinationFragments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads one fragment of the subaccount
         * @description With its secrets.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountFragment"];
        put?: never;
        post?: never;
        /**
         * Deletes one fragment of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteSubaccountFragment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountDestinationFragments/{name}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the labels of a fragment of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountFragmentLabels"];
        /**
         * Replaces the labels of a fragment of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateSubaccountFragmentLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adds labels to a fragment of the subaccount, or takes them away
         * @description Needs a token of a destination service instance's client.
         */
        patch: operations["changeSubaccountFragmentLabels"];
        trace?: never;
    };
    "/destination-configuration/v1/subaccountDestinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the destinations of the subaccount
         * @description With their secrets, and without tokens.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["listSubaccountDestinations"];
        /**
         * Replaces destinations of the subaccount
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        put: operations["updateSubaccountDestinations"];
        /**
         * Creates destinations of the subaccount
         * @description Of many, each stands for itself; the status is the one all share, 207 if they differ.
         *
         *     Needs a token of a destination service instance's client.
         */
        post: operations["createSubaccountDestinations"];
        /**
         * Deletes the named destinations of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteSubaccountDestinations"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountDestinations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads one destination of the subaccount
         * @description With its secrets, and without a token.
         *
         *     Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountDestination"];
        put?: never;
        post?: never;
        /**
         * Deletes one destination of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        delete: operations["deleteSubaccountDestination"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/destination-configuration/v1/subaccountDestinations/{name}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the labels of a destination of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["getSubaccountDestinationLabels"];
        /**
         * Replaces the labels of a destination of the subaccount
         * @description Needs a token of a destination service instance's client.
         */
        put: operations["updateSubaccountDestinationLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Adds labels to a destination of the subaccount, or takes them away
         * @description Needs a token of a destination service instance's client.
         */
        patch: operations["changeSubaccountDestinationLabels"];
        trace?: never;
    };
    "/destination-configuration/v2/destinations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds a destination of one level and fetches its token
         * @description Needs a token of a destination service instance's client.
         */
        get: operations["consumeDestination"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says that the process answers
         * @description Needs no signed-in caller.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the sign-in page
         * @description Somebody who is signed in is sent on, unless `again` asks for another sign-in. Whoever has one way to sign in that is an
         *     identity provider, or named it, is sent there.
         *
         *     Needs no signed-in caller.
         */
        get: operations["showSignIn"];
        put?: never;
        /**
         * Signs a person in and sends them on
         * @description Needs no signed-in caller.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/backchannel-logout/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs out whoever signed out at an identity provider
         * @description The logout token names a person there, a session there, or both. Their sessions here end, and every token that goes
         *     back to one stops. Source: OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8.
         *
         *     Needs no signed-in caller.
         */
        post: operations["backChannelLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/callback/{idp}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signs in a person who comes back from an identity provider
         * @description Source: OpenID Connect Core 1.0, 3.1.2.5.
         *
         *     Needs no signed-in caller.
         */
        get: operations["signedInWith"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/style.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Serves the style of the token service's pages
         * @description The address in the pages names the version, so a browser may keep it for good.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getSignInStyle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/with/{idp}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends a person on to an identity provider
         * @description Needs no signed-in caller.
         */
        get: operations["signInWith"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout.do": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ends the browser's session
         * @description Ends the session and sends the browser to `redirect` (or `post_logout_redirect_uri`, with `state`) if that is registered
         *     for `client_id` (or the client an `id_token_hint` was issued to); otherwise shows that the person is signed out. Somebody
         *     who signed in with an identity provider is signed out there as well, if it offers that, and goes on from there.
         *
         *     Source: OpenID Connect RP-Initiated Logout 1.0, sections 2 and 3; `redirect` is XSUAA's.
         *
         *     Needs no signed-in caller.
         */
        get: operations["signOut"];
        put?: never;
        /**
         * Ends the browser's session, asked for by a form
         * @description A form of another site comes without the session's cookie: its browser is sent to the same place by GET, as a link there
         *     would, without the `id_token_hint`.
         *
         *     Source: OpenID Connect RP-Initiated Logout 1.0, section 2.
         *
         *     Needs no signed-in caller.
         */
        post: operations["signOutByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends a person on who signed out at an identity provider
         * @description To where signing out was to lead, or to a page that says that they are signed out.
         *
         *     Needs no signed-in caller.
         */
        get: operations["signedOutWith"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells what is going on, for Prometheus
         * @description In Prometheus' text form. With the setting `metrics.open` anybody may ask.
         *
         *     Needs one of the roles TaskCenterAdmin, TaskCenterTenantOperator, SubaccountAdministrator.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends a person's browser back to a client with a code
         * @description After the person signed in. Refusals go to the client as well, unless it or its address is not known.
         *
         *     Needs no signed-in caller.
         */
        get: operations["authorize"];
        put?: never;
        /**
         * Sends a person's browser back to a client with a code, asked for by a form
         * @description Source: OpenID Connect Core 1.0, section 3.1.2.1.
         *
         *     Needs no signed-in caller.
         */
        post: operations["authorizeByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/documentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells people how to use the token service
         * @description `service_documentation` of the discovery document: the guide of this version, as text.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getTokenServiceGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issues a token
         * @description Needs no signed-in caller.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says where everything of the token service is, below the issuer
         * @description Where whoever knows the issuer alone looks for it. Source: OpenID Connect Discovery 1.0, section 4.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getOpenIdConfigurationOfIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token/alias/{alias}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issues a token for a SAML assertion
         * @description The one grant here is saml2-bearer; the alias is the subaccount's subdomain, as `/saml/metadata` says.
         *
         *     Needs no signed-in caller.
         */
        post: operations["issueTokenForAssertion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describes docket's interfaces
         * @description This document.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the form for another password
         * @description Somebody who is not signed in is sent to the sign-in page first.
         *
         *     Needs no signed-in caller.
         */
        get: operations["showPasswordForm"];
        put?: never;
        /**
         * Changes the signed-in person's password
         * @description All their other sign-ins end.
         *
         *     Needs no signed-in caller.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whether docket can serve
         * @description Needs no signed-in caller.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saml/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describes the token service to issuers of SAML assertions
         * @description `entityID` is the audience of their assertions, the location the recipient and the address they are sent to.
         *
         *     Source: SAML 2.0 Metadata (OASIS), section 2.4.4; the binding is the one the original has for assertions in a form.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getServiceProviderMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lists people, then groups, asked by a body
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        post: operations["searchScim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries out several operations
         * @description Each stands on its own: one that fails takes nothing back of the others.
         *
         *     Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        post: operations["bulkScim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists groups
         * @description A filter finds by any attribute; those by id, externalId, displayName and members.value use an index.
         *
         *     Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["listScimGroups"];
        put?: never;
        /**
         * Creates a group
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        post: operations["createScimGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lists groups, asked by a body
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        post: operations["searchScimGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a group
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["getScimGroup"];
        /**
         * Replaces a group
         * @description Attributes that are left out are removed, members among them.
         *
         *     Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        put: operations["replaceScimGroup"];
        post?: never;
        /**
         * Deletes a group
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        delete: operations["deleteScimGroup"];
        options?: never;
        head?: never;
        /**
         * Changes a group
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        patch: operations["patchScimGroup"];
        trace?: never;
    };
    "/scim/v2/Me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the signed-in person
         * @description Needs a signed-in person.
         */
        get: operations["getScimMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ResourceTypes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the kinds of resources
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["listScimResourceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ResourceTypes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a kind of resources
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["getScimResourceType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the schemas
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["listScimSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a schema
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["getScimSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ServiceProviderConfig": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells what the interface can do
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["getScimServiceProviderConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists people
         * @description A filter finds by any attribute; those by id, externalId, userName, displayName and emails.value use an index.
         *
         *     Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["listScimUsers"];
        put?: never;
        /**
         * Creates a user
         * @description `userUuid` of the SAP extension becomes the Global User ID, which is the `id`; one is made without it.
         *
         *     Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        post: operations["createScimUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lists people, asked by a body
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        post: operations["searchScimUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a user
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        get: operations["getScimUser"];
        /**
         * Replaces a user
         * @description Attributes that are left out are removed; `active` stays as it is without it.
         *
         *     Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        put: operations["replaceScimUser"];
        post?: never;
        /**
         * Deletes a user
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        delete: operations["deleteScimUser"];
        options?: never;
        head?: never;
        /**
         * Changes a user
         * @description Needs a directory token (as bearer token, or as password of Basic authentication) or the role SubaccountAdministrator.
         */
        patch: operations["patchScimUser"];
        trace?: never;
    };
    "/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the form for the first administrator
         * @description Needs no signed-in caller.
         */
        get: operations["showSetUp"];
        put?: never;
        /**
         * Makes the first administrator and signs them in
         * @description By the form, or with JSON.
         *
         *     Needs no signed-in caller.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the connectors
         * @description Needs one of the roles TaskCenterAdmin, SubaccountAdministrator.
         */
        get: operations["listConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a connector and its newest jobs
         * @description Needs one of the roles TaskCenterAdmin, SubaccountAdministrator.
         */
        get: operations["getConnector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/connectors/{id}/jobTypes/{jobType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the records of one kind of job
         * @description Needs one of the roles TaskCenterAdmin, SubaccountAdministrator.
         */
        get: operations["listConnectorJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follows changes of the caller's tasks
         * @description Server-sent events. `ready` comes first, unless `Last-Event-ID` names where to go on. Each `task` event carries the data
         *     described here, and its id. `reset` says that changes were passed over: fetch everything anew. The data of `ready` and
         *     `reset` is an empty object.
         *
         *     Needs a signed-in person.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/service-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how the task center's parts are
         * @description Needs one of the roles TaskCenterAdmin, SubaccountAdministrator.
         */
        get: operations["getServiceStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/taskDefinitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the kinds of task the caller has
         * @description By name.
         *
         *     Needs a signed-in person.
         */
        get: operations["listTaskDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/taskDefinitions/{urn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one kind of task the caller has
         * @description Needs a signed-in person.
         */
        get: operations["getTaskDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the caller's tasks
         * @description One page of the caller's inbox. `nextLink` leads to the next page: it neither repeats a task nor skips one, whatever is
         *     added or decided meanwhile.
         *
         *     Needs a signed-in person.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/tasks/{urn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows one task
         * @description With what the details need of its definition.
         *
         *     Needs a signed-in person.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/tasks/{urn}/action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does something with a task that stays open
         * @description Carries one of the task's `actions` to its provider, as the caller.
         *
         *     Needs a signed-in person.
         */
        post: operations["actOnTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/tasks/{urn}/description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a task's description
         * @description Live from its provider, as the caller. It is the provider's text: show it as text, not as a page.
         *
         *     Needs a signed-in person.
         */
        get: operations["getTaskDescription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/tasks/{urn}/response": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides a task
         * @description Carries one of the task's `responses` to its provider, as the caller; the provider completes the task.
         *
         *     Needs a signed-in person.
         */
        post: operations["respondToTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/tasks/$count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts the caller's tasks
         * @description As many as the same list has, as a bare number; with `groupBy=group` the numbers on the filter tabs.
         *
         *     Needs a signed-in person.
         */
        get: operations["countTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-center-service/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds people by a part of their names or address
         * @description Those whose display name begins with the text come first. Only active people are found, and names need only hold the
         *     text, unless the destination `Identity_Authentication_Connectivity_IDS` says otherwise.
         *
         *     Needs a signed-in person.
         */
        get: operations["searchUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/token_key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the key that signs
         * @description Needs no signed-in caller.
         */
        get: operations["getTokenKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/token_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the keys a token may be signed with, now or soon
         * @description Query parameters (clients add `zid`) change nothing.
         *
         *     Needs no signed-in caller.
         */
        get: operations["listTokenKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says who the person of a token is
         * @description Any client may ask with a person's token that has the scope `openid`; `roles` and `user_attributes` are there only with
         *     the scopes of those names.
         *
         *     Needs no signed-in caller.
         */
        get: operations["getUserInfo"];
        put?: never;
        /**
         * Says who the person of a token is, asked for by POST
         * @description The token is in the header, or in the body.
         *
         *     Source: OpenID Connect Core 1.0, 5.3.1; RFC 6750, 2.2.
         *
         *     Needs no signed-in caller.
         */
        post: operations["getUserInfoByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What `/oauth/token/alias/{alias}` takes. */
        AssertionRequest: {
            /** @description The SAML assertion in base64url (RFC 7522, 2.1) or base64. */
            assertion: string;
            /** @description Additional attributes for the claim `az_attr`, as JSON: `{"az_attr":{"name":"value"}}`, 2 KB at most. */
            authorities?: string | null;
            /** @description With `client_secret` instead of Basic. */
            client_id?: string | null;
            /** Format: password */
            client_secret?: string | null;
            grant_type: string;
            /** @description Separated by spaces; without it everything the grant gives unasked. */
            scope?: string | null;
            /** @description `jwt`, unless it is to be `opaque`. */
            token_format?: string | null;
        };
        AttributeDefinition: {
            code: string;
            format: string | null;
            name: string;
            /** Format: int32 */
            rank: number;
            type: components["schemas"]["AttributeType"];
        };
        /**
         * @description The type of a custom attribute's value. Unknown types count as `STRING`.
         * @enum {string}
         */
        AttributeType: "STRING" | "BOOLEAN" | "INTEGER" | "FLOAT" | "DATE" | "DATETIME" | "TIME";
        AttributeValue: {
            code: string;
            format: string | null;
            name: string;
            /** Format: int32 */
            rank: number;
            type: components["schemas"]["AttributeType"];
            value: string;
        };
        /** @description One authentication type. */
        AuthenticationType: {
            /** @description What such a destination is usually made of. */
            fields: components["schemas"]["PropertyField"][];
            /** @description What else belongs to the type, and is rarely needed. */
            further: components["schemas"]["PropertyField"][];
            name: string;
            /** @description Whether docket itself can call with it; the others are stored for other clients. */
            supported: boolean;
        };
        /** @description A request for a code. Source: RFC 6749, 4.1.1; RFC 7636, 4.3; OpenID Connect Core 1.0, 3.1.2.1. */
        AuthorizationRequest: {
            client_id: string;
            code_challenge?: string | null;
            /** @description `S256`, or `plain` if it must be. */
            code_challenge_method?: string | null;
            /** @description The name of the identity provider to sign in with, or `docket` for a password. */
            idp?: string | null;
            /** @description Who signs in; or JSON that names the identity provider: `{"origin":"corp"}`. */
            login_hint?: string | null;
            /**
             * Format: int32
             * @description In seconds: whoever signed in longer ago signs in again.
             */
            max_age?: number | null;
            /** @description Stands in the ID token. */
            nonce?: string | null;
            /** @description The same as `idp`. */
            origin?: string | null;
            /**
             * @description `none` to be refused instead of showing a page; or, separated by spaces, `login` or `select_account` to have the
             *     person sign in again, and `consent`, which changes nothing.
             */
            prompt?: string | null;
            /** @description One that is registered for the client. */
            redirect_uri: string;
            /** @description Only this one. */
            response_mode?: string | null;
            response_type: string;
            /** @description Separated by spaces. */
            scope?: string | null;
            /** @description Comes back as it is. */
            state?: string | null;
        };
        /** @description A token, ready to be put into a header, or why there is none. */
        AuthToken: {
            /** @description Why there is no token. */
            error?: string;
            /** @description Seconds, as a text. */
            expires_in?: string;
            /** @description The header to send. */
            http_header?: components["schemas"]["HttpHeader"];
            /** @description The URI of the token's type; only for `OAuth2TokenExchange`. */
            issued_token_type?: string;
            refresh_token?: string;
            scope?: string;
            /** @description `Bearer`, `Basic` or `SAML2.0`; empty if there is no token. */
            type: string;
            /** @description Empty if there is no token. */
            value: string;
        };
        /** @description A booster, before it runs. */
        Booster: {
            description: string;
            /** @description As in the path it is run with. */
            name: string;
            steps: components["schemas"]["PlannedBoosterStep"][];
            title: string;
        };
        /** @description The boosters. */
        BoosterList: {
            value: components["schemas"]["Booster"][];
        };
        /** @description How to run the booster. */
        BoosterRequest: {
            /** @description Who gets the role collections; without it the signed-in person who runs the booster. */
            userName?: string | null;
        };
        /** @description What the booster did. */
        BoosterRun: {
            /** @description In the order of the plan. */
            steps: components["schemas"]["BoosterStep"][];
        };
        /** @description One thing the booster did. */
        BoosterStep: {
            detail: string;
            status: components["schemas"]["BoosterStepStatus"];
            title: string;
        };
        /**
         * @description How a step ended.
         * @enum {string}
         */
        BoosterStepStatus: "CREATED" | "EXISTS" | "SKIPPED" | "FAILED";
        /** @description What a certificate is generated from. */
        CertificateAttributes: {
            /** @description Whether it is made anew before it ends. */
            AutomaticRenew?: boolean | null;
            /** @description The common name. The rest of the subject is docket's own. */
            CN: string;
            /** @description A signing request, its PEM file in base64: the certificate is for its key, and its subject is ignored. Only for `.pem`. */
            CSR?: string | null;
            /** @description Protects the private key; required for `.p12`. */
            Password?: string | null;
            Validity?: components["schemas"]["CertificateAttributesValidity"] | null;
        };
        /** @description How long a certificate is valid. */
        CertificateAttributesValidity: {
            TimeUnit: string;
            /** Format: int32 */
            Value: number;
        };
        /** @description A certificate with its chain. */
        CertificateChain: {
            /** @description The entry's name, in a key store. */
            Alias?: string;
            /** @description The chain as PEM, the entry's own certificate first. */
            Content: string;
            SubjectDN: string;
        };
        /** @description A certificate file with its public parts. */
        CertificateDetails: components["schemas"]["CertificateSummary"] & {
            /** @description The chains in it; empty if that takes a password no destination has. */
            parts: components["schemas"]["CertificatePart"][];
        };
        /** @description What a certificate says. */
        CertificateFacts: {
            /** @description As PEM. */
            certificate: string;
            issuer: string;
            serialNumber: string;
            subject: string;
            validFrom: components["schemas"]["Timestamp"];
            validUntil: components["schemas"]["Timestamp"];
        };
        /** @description A certificate file, private parts included. */
        CertificateFile: {
            /** @description The file in base64. */
            Content: string;
            Name: string;
            Type: string;
        };
        /** @description What a certificate is to be generated from. */
        CertificateGeneration: {
            /** @description Whether docket makes it anew before it ends. */
            automaticRenew?: boolean;
            commonName: string;
            /** @description Ends with `.pem` or `.p12`. */
            name: string;
            /** @description Protects the private key; required for `.p12`. */
            password?: string | null;
            /** @description A signing request as PEM, or its file in base64: the certificate is for its key. Only for `.pem`. */
            signingRequest?: string | null;
            validity: components["schemas"]["CertificateValidity"];
        };
        /**
         * @description What the file is, by its extension.
         * @enum {string}
         */
        CertificateKind: "pkcs12" | "jks" | "pem" | "certificate";
        /** @description The subaccount's certificates. */
        CertificateList: {
            value: components["schemas"]["CertificateSummary"][];
        };
        /** @description A certificate file, private parts included. */
        CertificateOfDestination: {
            /** @description The file in base64. */
            Content: string;
            Name: string;
            Type: string;
        };
        /** @description Certificates that belong together. */
        CertificatePart: {
            /** @description The entry's name, in a key store. */
            alias: string | null;
            /** @description The entry's own certificate first. */
            chain: components["schemas"]["CertificateFacts"][];
        };
        /** @description Why one certificate, or each of many, was not written. */
        CertificatesRefused: components["schemas"]["DestinationError"] | components["schemas"]["DestinationWriteOutcome"][];
        /** @description One certificate or many. */
        CertificatesToWrite: components["schemas"]["CertificateToWrite"] | components["schemas"]["CertificateToWrite"][];
        /** @description A certificate file, without what is in it. */
        CertificateSummary: {
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: int32
             * @description Whole days until then; 0 on the last day and after it.
             */
            daysLeft: number | null;
            /** @description Changes with every write. */
            etag: string;
            expiry: components["schemas"]["Expiry"] | null;
            /** @description Whether docket made it. */
            isGenerated: boolean;
            kind: components["schemas"]["CertificateKind"];
            modifiedAt: components["schemas"]["Timestamp"];
            name: string;
            renewsAt: components["schemas"]["Timestamp"] | null;
            /** @description The destinations that name it. */
            usedBy: components["schemas"]["CertificateUse"][];
            validUntil: components["schemas"]["Timestamp"] | null;
        };
        /** @description What became of one certificate or of many. */
        CertificatesUpdated: components["schemas"]["DestinationCount"] | components["schemas"]["DestinationWriteOutcome"][];
        /** @description A certificate file to store, or what one is to be generated from. */
        CertificateToWrite: {
            Attributes?: components["schemas"]["CertificateAttributes"] | null;
            /** @description The file in base64; without it, `Attributes`. */
            Content?: string | null;
            /** @description Ends with `.jks`, `.pfx`, `.p12`, `.pem`, `.cer` or `.crt`, which says what the file is. */
            Name: string;
            Type?: string | null;
        };
        /** @description A file to store. */
        CertificateUpload: {
            /** @description The file in base64. */
            content: string;
            /** @description Ends with `.jks`, `.pfx`, `.p12`, `.pem`, `.cer` or `.crt`, which says what the file is. */
            name: string;
        };
        /** @description A property of a destination that names a certificate. */
        CertificateUse: {
            destination: string;
            property: string;
        };
        /** @description How long a certificate is valid. */
        CertificateValidity: {
            unit: string;
            /** Format: int64 */
            value: number;
        };
        /** @description What an issuer is replaced by. */
        ChangedIssuer: {
            /** @description PEM, or the base64 body alone. */
            certificates?: string[] | null;
            entityId?: string | null;
            /** @description SAML 2.0 metadata of one entity. */
            metadata?: string | null;
            nameId?: components["schemas"]["NameIds"] | null;
        };
        /** @description A parameter that is another now. */
        ChangedParameter: {
            /** @description Null if it is not given any more. */
            after: unknown;
            /** @description Null if it was not given. */
            before: unknown;
            /** @description What that means, in one sentence. */
            effect: string;
            /** @description `authorities`, or `oauth2-configuration.token-validity`. */
            parameter: string;
        };
        /** @description What a role collection is replaced by. */
        ChangedRoleCollection: {
            /** @description None without it. */
            description?: string | null;
            /** @description As `GET /roles` names them. */
            roles: string[];
        };
        /** @description A token to look into. */
        CheckTokenRequest: {
            /** @description With `client_secret` instead of Basic. */
            client_id?: string | null;
            /** Format: password */
            client_secret?: string | null;
            /** @description What the token must have, separated by commas or spaces. */
            scopes?: string | null;
            token: string;
        };
        /** @description Which claim of the provider says what; `None` does not read it. */
        ClaimNames: {
            displayName: string | null;
            email: string | null;
            familyName: string | null;
            givenName: string | null;
            globalUserId: string | null;
            groups: string | null;
            locale: string | null;
            userName: string | null;
        };
        /**
         * @description How docket proves to the provider which client it is. Source: OpenID Connect Core 1.0, section 9.
         * @enum {string}
         */
        ClientAuthentication: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none";
        /** @description The OAuth client and its token service. */
        ClientCredentials: {
            apiurl: string;
            /** @description The certificate and its issuer's, as PEM; of the type `x509` only, as the next two. */
            certificate?: string;
            /** @description Where the token service takes certificates. */
            certurl?: string;
            clientid: string;
            /** @description Of the type `binding-secret` only. */
            clientsecret?: string;
            "credential-type": string;
            identityzone: string;
            identityzoneid: string;
            /** @description The certificate's private key, as PEM. */
            key?: string;
            sburl: string;
            serviceInstanceId: string;
            subaccountid: string;
            tenantid: string;
            tenantmode: string;
            /** @description Host and port of the token service over https, without a scheme. */
            uaadomain: string;
            /** @description The token service's address. */
            url: string;
            /** @description The public key tokens are checked with, as PEM. */
            verificationkey: string;
            xsappname: string;
            zoneid: string;
        };
        /** @description What the check found. */
        ConnectionCheck: {
            /** @description What the check proves, or why there was none. */
            note: string;
            /** @description A server answered with any status below 500. */
            reachable: boolean;
            /** @description Always one of each step, in order. */
            steps: components["schemas"]["ConnectionStep"][];
        };
        /** @enum {string} */
        ConnectionStage: "NAME_RESOLUTION" | "CONNECTION" | "TLS" | "HTTP";
        ConnectionStep: {
            /** @description What was found, and after a failure what to change. */
            detail: string;
            /** Format: int64 */
            durationMs: number;
            status: components["schemas"]["ConnectionStepStatus"];
            step: components["schemas"]["ConnectionStage"];
        };
        /** @enum {string} */
        ConnectionStepStatus: "OK" | "FAILED" | "SKIPPED";
        /** @description A connector with the newest record of each kind of job. */
        Connector: components["schemas"]["ConnectorSummary"] & {
            jobs: components["schemas"]["JobRecord"][];
        };
        /** @description A connector's id, which is the name of its primary destination. */
        ConnectorId: string;
        /** @description All connectors. */
        ConnectorList: {
            value: components["schemas"]["ConnectorSummary"][];
        };
        /**
         * @description A connector's state as an administrator sees it.
         * @enum {string}
         */
        ConnectorStatus: "OK" | "WARNING" | "ERROR" | "PAUSED";
        /** @description How a connector is. */
        ConnectorSummary: {
            counts: components["schemas"]["TaskCounts"];
            id: components["schemas"]["ConnectorId"];
            /** @description Why it is so, in one sentence; null if no job ran yet. */
            message: string | null;
            /** @description `tc.provider_type` of its destination. */
            providerType: string | null;
            /** @description Whether the provider sends changes by itself. */
            push: boolean;
            /** @description Whether its tasks are shown. */
            reachable: boolean;
            status: components["schemas"]["ConnectorStatus"];
            url: string;
        };
        /** @description A destination with its token. */
        ConsumedDestination: {
            /** @description Absent where there is nothing to fetch, or `$skipTokenRetrieval` says so; else exactly one. */
            authTokens?: components["schemas"]["AuthToken"][];
            /** @description The files the destination is used with: key stores and trust stores. */
            certificates?: components["schemas"]["CertificateOfDestination"][];
            destinationConfiguration: components["schemas"]["DestinationConfiguration"];
        };
        /** @description A directory token that was just made. */
        CreatedDirectoryToken: {
            createdAt: components["schemas"]["Timestamp"];
            name: string;
            /** @description Shown this once. */
            token: string;
        };
        /** @description The credentials of a key, in the shape its service has. */
        Credentials: components["schemas"]["TaskCenterCredentials"] | components["schemas"]["DestinationCredentials"] | components["schemas"]["ClientCredentials"];
        /** @description A response or an action. */
        Decision: {
            bulk: boolean;
            code: string;
            commentRequired: components["schemas"]["Requirement"];
            name: string;
            nature: components["schemas"]["Nature"];
            reasonRequired: components["schemas"]["Requirement"];
            reasons: components["schemas"]["Reason"][];
        };
        /** @description A decision on a task. */
        DecisionRequest: {
            /** @description The code of one of the task's `responses` or `actions`. */
            code: string;
            /** @description What the person says; whether it is needed is the decision's `commentRequired`. */
            comment?: string | null;
            /** @description The code of one of the decision's `reasons`. */
            reasonCode?: string | null;
        };
        /** @description A destination, its secrets named and not shown. */
        Destination: {
            createdAt: components["schemas"]["Timestamp"];
            /** @description Changes with every write. */
            etag: string;
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description Name and value of each property that is no secret; every value is a text. */
            properties: {
                [key: string]: string;
            };
            /** @description The names of the secrets it has. */
            secrets: string[];
            /** @description What is allowed and probably not meant, as sentences; English. */
            warnings: string[];
        };
        /** @description Changes of properties: renames first, then what is removed, then what is set. */
        DestinationChange: {
            remove: string[];
            /** @description From the old name to the new one; the value stays. */
            rename: {
                [key: string]: string;
            };
            set: {
                [key: string]: string;
            };
        };
        /** @description Name and value of each property. */
        DestinationConfiguration: {
            /** @description Only where `includeMetadata` asks for it. */
            $metadata?: components["schemas"]["DestinationMetadata"];
        } & {
            [key: string]: string;
        };
        /** @description How many destinations a call changed. */
        DestinationCount: {
            Count: number;
        };
        /** @description What a client of the destination service needs. */
        DestinationCredentials: components["schemas"]["ClientCredentials"] & {
            instanceid: string;
            /** @description Where the destination service is. */
            uri: string;
        };
        /** @description What became of one destination to delete. */
        DestinationDeleteOutcome: {
            name: string;
            reason?: string;
            status: components["schemas"]["DestinationDeleteStatus"];
        };
        /**
         * @description Whether it was there.
         * @enum {string}
         */
        DestinationDeleteStatus: "DELETED" | "NOT_FOUND";
        /** @description A destination that is not stored, or not stored like this. */
        DestinationDraft: {
            /** @description Name and value of each property. */
            properties: {
                [key: string]: string;
            };
            /** @description The names of secrets that are set and not given here. */
            secrets?: string[];
        };
        /** @description An error of the destination service's interface. */
        DestinationError: {
            /** @description One sentence that is safe to show. */
            ErrorMessage: string;
        };
        /** @description A file. */
        DestinationFile: {
            content: string;
            /** @description How `content` is written; `TEXT` if not given. Archives need `BASE64`. */
            encoding?: components["schemas"]["DestinationFileEncoding"];
            /** @description Its ending tells its format: `.json`, `.yaml`, `.properties` or `.zip`; without one, its contents do. */
            name: string;
        };
        /** @enum {string} */
        DestinationFileEncoding: "TEXT" | "BASE64";
        /** @description What a rule found. */
        DestinationFinding: {
            change: components["schemas"]["DestinationChange"] | null;
            /** @description The rule's. */
            code: string;
            destination: string;
            /** @description What the destination could look like instead, with values to fill in between `<` and `>`. */
            example: {
                [key: string]: string;
            } | null;
            /** @description What to do about it; English. */
            fix: string;
            /** @description What is wrong; English. */
            message: string;
            /** @description The property concerned; null if it is the destination as a whole. */
            property: string | null;
            /** @description Whether the change alters nothing but what is wrong. */
            safe: boolean;
            severity: components["schemas"]["DestinationFindingSeverity"];
        };
        /** @description Findings, and the rules that were applied. */
        DestinationFindings: {
            rules: components["schemas"]["DestinationRule"][];
            value: components["schemas"]["DestinationFinding"][];
        };
        /** @enum {string} */
        DestinationFindingSeverity: "HINT" | "WARNING" | "ERROR";
        /** @description The finding to fix. */
        DestinationFix: {
            code: string;
            /** @description The finding's property, if it has one. */
            property?: string;
        };
        /** @enum {string} */
        DestinationImportAction: "CREATE" | "UPDATE" | "UNCHANGED" | "IGNORE" | "REFUSE";
        /** @description A property before and after; the values of secrets are never shown. */
        DestinationImportChange: {
            after: string | null;
            before: string | null;
            kind: components["schemas"]["DestinationImportChangeKind"];
            property: string;
            secret: boolean;
        };
        /** @enum {string} */
        DestinationImportChangeKind: "SET" | "REMOVED";
        /** @description One destination of an import. */
        DestinationImportEntry: {
            action: components["schemas"]["DestinationImportAction"];
            /** @description What differs from the destination that is there; of a new one all its properties. */
            changes: components["schemas"]["DestinationImportChange"][];
            file: string;
            /** @description Secrets that are not in the file and stay as they are. */
            keptSecrets: string[];
            /** @description Secrets the file says were left out, and that must be entered before they are needed. */
            missingSecrets: string[];
            /** @description Empty if the file gives it none. */
            name: string;
            /** @description Why it is refused. */
            problems: components["schemas"]["DestinationImportProblem"][];
            /** @description What is allowed and probably not meant, as sentences; English. */
            warnings: string[];
        };
        /** @description A property at fault. */
        DestinationImportProblem: {
            message: string;
            property: string;
        };
        /** @description Files with destinations, and what to do with them. */
        DestinationImportRequest: {
            /**
             * @description Only say what would become of them; nothing is saved.
             * @default false
             */
            dryRun: boolean;
            /** @description What becomes of a destination whose name is taken; `FAIL` if not given. */
            existing?: components["schemas"]["ExistingDestinationsPolicy"];
            /** @description JSON, YAML and Java properties files, and zip archives of them. */
            files: components["schemas"]["DestinationFile"][];
            /** @description The names of those to take; all if not given. */
            only?: string[];
            /** @description Secrets that were left out of the files: by destination and property. */
            secrets?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /** @description What became, or would become, of each destination. */
        DestinationImportResult: {
            /** @description Whether none is refused. */
            canBeSaved: boolean;
            /** @description Whether they were saved: all of them or none. */
            saved: boolean;
            value: components["schemas"]["DestinationImportEntry"][];
        };
        /** @description The subaccount's destinations. */
        DestinationList: {
            value: components["schemas"]["Destination"][];
        };
        /** @description Where the destination came from. */
        DestinationMetadata: {
            owner: components["schemas"]["DestinationMetadataOwner"];
        };
        /** @description Whose the destination is, and whose the certificates and fragments are that go along with it. */
        DestinationMetadataOwner: {
            certificates: components["schemas"]["DestinationOwner"][];
            destinations: components["schemas"]["DestinationOwner"][];
            fragments: components["schemas"]["DestinationOwner"][];
        };
        /** @description Where a destination is kept. */
        DestinationOwner: {
            /** @description The service instance, on its level. */
            InstanceId: string | null;
            SubaccountId: string;
        };
        /** @description Name and value of each property; every value is a text. */
        DestinationProperties: {
            [key: string]: string;
        };
        /** @description A rule. */
        DestinationRule: {
            /** @description What it is about; English. */
            about: string;
            code: string;
            fix: string;
            /** @description Whether its changes alter nothing but what is wrong. */
            safe: boolean;
            severity: components["schemas"]["DestinationFindingSeverity"];
        };
        /** @description What became of the destinations to delete. */
        DestinationsDeleted: {
            /** @description How many were deleted. */
            Count: number;
            Summary: components["schemas"]["DestinationDeleteOutcome"][];
        };
        /** @description Why one destination, or each of many, was not written. */
        DestinationsRefused: components["schemas"]["DestinationError"] | components["schemas"]["DestinationWriteOutcome"][];
        /** @description One destination or many. */
        DestinationsToWrite: components["schemas"]["DestinationProperties"] | components["schemas"]["DestinationProperties"][];
        /** @description What became of one destination or of many. */
        DestinationsUpdated: components["schemas"]["DestinationCount"] | components["schemas"]["DestinationWriteOutcome"][];
        /** @description What the test found. */
        DestinationTest: {
            /** @description The user name of the person it was tested as. */
            asUser: string | null;
            /** @description What the test proves, or why there was none. */
            note: string;
            /** @description The call was answered as it should be, and no step failed. */
            passed: boolean;
            /** @description Always one of each step, in order. */
            steps: components["schemas"]["DestinationTestStep"][];
        };
        /** @description As whom a destination is tested. */
        DestinationTestRequest: {
            /** @description A person: user name, e-mail address or Global User ID. Without one the destination's technical user is tested. */
            asUser?: string | null;
        };
        /**
         * @description `USER` is whom the other side saw.
         * @enum {string}
         */
        DestinationTestStage: "NAME_RESOLUTION" | "CONNECTION" | "TLS" | "TOKEN" | "CALL" | "USER";
        DestinationTestStep: {
            /** @description What was found, and after a failure what to change. */
            detail: string;
            /** Format: int64 */
            durationMs: number;
            status: components["schemas"]["ConnectionStepStatus"];
            step: components["schemas"]["DestinationTestStage"];
        };
        /** @description What became of one of many destinations. */
        DestinationWriteOutcome: {
            /** @description Why it was not written. */
            cause?: string;
            etag?: string;
            name: string;
            /**
             * Format: int32
             * @description The status it would have got alone.
             */
            status: number;
        };
        /** @description What to do while reading. */
        DirectoryRefreshRequest: {
            /** @description Deactivate people who are gone there, however many they are. */
            force?: boolean | null;
        };
        /** @description What is known of reading the other directory. */
        DirectoryState: {
            last: components["schemas"]["RefreshReport"] | null;
            /** @description People are being read at this moment. */
            running: boolean;
        };
        /** @description A directory token, without itself. */
        DirectoryToken: {
            createdAt: components["schemas"]["Timestamp"];
            name: string;
        };
        /** @description All directory tokens. */
        DirectoryTokenList: {
            value: components["schemas"]["DirectoryToken"][];
        };
        /** @description One of several reasons. */
        ErrorDetail: {
            code: string;
            message: string;
        };
        /**
         * @description What becomes of a destination whose name is taken.
         * @enum {string}
         */
        ExistingDestinationsPolicy: "UPDATE" | "FAIL" | "IGNORE";
        /**
         * @description How long something still holds.
         * @enum {string}
         */
        Expiry: "VALID" | "EXPIRING" | "EXPIRED";
        /** @description The first administrator. */
        FirstAdministrator: {
            displayName: string;
            email: string;
            id: components["schemas"]["UserId"];
            roles: components["schemas"]["Role"][];
            userName: string;
        };
        /** @description A destination with its token, and whose it is. */
        FoundDestination: components["schemas"]["ConsumedDestination"] & {
            owner: components["schemas"]["DestinationOwner"];
        };
        /** @description A person who was found. */
        FoundUser: {
            displayName: string;
            email: string;
            locale: components["schemas"]["LanguageTag"] | null;
            /** @description The Global User ID. */
            userUUID: components["schemas"]["UserId"];
        };
        /** @description People who were found. */
        FoundUserList: {
            value: components["schemas"]["FoundUser"][];
        };
        /** @description A fragment, its secrets named and not shown. */
        Fragment: {
            createdAt: components["schemas"]["Timestamp"];
            /** @description Changes with every write. */
            etag: string;
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description Name and value of each property that is no secret, `FragmentName` among them; every value is a text. */
            properties: {
                [key: string]: string;
            };
            /** @description The names of the secrets it has. */
            secrets: string[];
        };
        /** @description The subaccount's fragments. */
        FragmentList: {
            value: components["schemas"]["Fragment"][];
        };
        /** @description Name and value of each property, `FragmentName` among them; every value is a text. */
        FragmentProperties: {
            [key: string]: string;
        };
        GroupCount: {
            /** Format: int64 */
            count: number;
            group: string | null;
            /** @description `tc.provider_type`, if all connectors of the group have the same. */
            providerType: string | null;
        };
        /** @description The numbers on the tabs. */
        GroupCounts: {
            /**
             * Format: int64
             * @description All tasks.
             */
            count: number;
            /**
             * Format: int64
             * @description Those whose last operation failed.
             */
            failed: number;
            /** @description One entry per group that has tasks, by name; *Others* last, without a name. */
            value: components["schemas"]["GroupCount"][];
        };
        /** @description A directory group's id; compared exactly, at most 255 characters. */
        GroupId: string;
        /**
         * @description Where a group comes from.
         * @enum {string}
         */
        GroupOrigin: "LOCAL" | "SCIM" | "DIRECTORY";
        /** @description A header with its value. */
        HttpHeader: {
            key: string;
            value: string;
        };
        /** @description An OpenID provider people sign in with, without its secret. */
        IdentityProvider: components["schemas"]["ProviderSettings"] & {
            /** @description To register at the provider as the client's address for back-channel logout. */
            backchannelLogoutUri: string;
            createdAt: components["schemas"]["Timestamp"];
            /** @description Whether people can sign in with it. */
            enabled: boolean;
            /** @description Whether a client secret is kept. */
            hasClientSecret: boolean;
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description Stands in addresses and as `origin` in tokens; never changes. */
            name: string;
            /**
             * Format: int64
             * @description Its place in the chooser, smallest first.
             */
            position: number;
            /** @description To register at the provider as the client's address after signing out. */
            postLogoutRedirectUri: string;
            /** @description To register at the provider as the client's redirect address. */
            redirectUri: string;
        };
        /** @description What to change of a provider. */
        IdentityProviderChange: {
            /** @description Those named are changed, the others stay. */
            claims?: {
                [key: string]: string | null;
            } | null;
            clientAuthentication?: components["schemas"]["ClientAuthentication"] | null;
            clientId?: string | null;
            /**
             * Format: password
             * @description Stays as it is without this, unless the issuer changes.
             */
            clientSecret?: string | null;
            createPeople?: boolean | null;
            displayName?: string | null;
            /** @description Whoever signed in with a provider that is disabled is signed out, and their tokens stop. */
            enabled?: boolean | null;
            /** @description All of them anew. */
            groupRoles?: {
                [key: string]: string[];
            } | null;
            /** @description Another issuer's people are others: whoever was linked is not any more. */
            issuer?: string | null;
            linkBy?: components["schemas"]["LinkBy"] | null;
            /** Format: int64 */
            position?: number | null;
            scopes?: string[] | null;
            signingAlgorithms?: components["schemas"]["SigningAlgorithm"][] | null;
        };
        /** @description All of them. */
        IdentityProviderList: {
            value: components["schemas"]["IdentityProvider"][];
        };
        /** @description A certificate of an issuer. */
        IssuerCertificate: {
            fingerprintSha256: string;
            /** @description Told, not judged: whoever registered the certificate trusts its key. */
            notAfter: components["schemas"]["Timestamp"];
            notBefore: components["schemas"]["Timestamp"];
            /** @description As PEM. */
            pem: string;
            subject: string;
        };
        /** @description What happened to the tasks a job saw. */
        JobCounts: {
            /**
             * Format: int64
             * @description Custom attribute values left out because they do not fit their type.
             */
            dropped: number;
            /**
             * Format: int64
             * @description Of the stored ones, those that lack something mandatory.
             */
            invalid: number;
            /**
             * Format: int64
             * @description Tasks the provider sent.
             */
            received: number;
            /**
             * Format: int64
             * @description Tasks written to the cache because they were new or changed.
             */
            stored: number;
        };
        /** @description The records of one kind of job. */
        JobList: {
            value: components["schemas"]["JobRecord"][];
        };
        /** @description One line of a job's log. */
        JobLog: {
            at: components["schemas"]["Timestamp"];
            level: components["schemas"]["LogLevel"];
            text: string;
        };
        /** @description One run of a job. */
        JobRecord: {
            counts: components["schemas"]["JobCounts"];
            /** @description Where the next run goes on, in the provider's order. */
            cursor: string | null;
            finishedAt: components["schemas"]["Timestamp"] | null;
            jobType: components["schemas"]["JobType"];
            logs: components["schemas"]["JobLog"][];
            /** @description What happened, with counts, and the next step if one is needed; English. */
            message: string;
            startedAt: components["schemas"]["Timestamp"];
            status: components["schemas"]["JobStatus"];
        };
        /**
         * @description How a job ended, or that it has not.
         * @enum {string}
         */
        JobStatus: "OK" | "RUNNING" | "WARNING" | "ERROR";
        /**
         * @description The kinds of job. Source: SAP Task Center, "Monitoring".
         * @enum {string}
         */
        JobType: "INITIAL" | "CONFIG" | "DELTA" | "META" | "PUSH";
        /** @description How to rotate a key. */
        KeyRotation: {
            /**
             * Format: int64
             * @description How long the old secret or certificate keeps working beside the new one, and what it issued with it: at most 30
             *     days. Without it the old one and every token issued with it stop at once.
             */
            keepOldSeconds?: number | null;
            /** @description As for a new key; without it a key of the kind, the length and the validity it has. */
            parameters?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description Public keys. */
        KeySet: {
            keys: components["schemas"]["TokenKey"][];
        };
        /**
         * @description What a key is for at the moment.
         * @enum {string}
         */
        KeyUse: "WAITING" | "SIGNING" | "VERIFYING";
        /** @description A label with its values. */
        Label: {
            key: string;
            values: string[];
        };
        /**
         * @description Whether values are added or taken away.
         * @enum {string}
         */
        LabelAction: "ADD" | "DELETE";
        /** @description What is to be done with which labels. */
        LabelChange: {
            action: components["schemas"]["LabelAction"];
            labels: components["schemas"]["Label"][];
        };
        /** @description A language code as the SPI writes it: `de`, `de-DE`, or `*` for "whatever the language is". */
        LanguageTag: string;
        /**
         * @description How somebody who signs in for the first time is found among those docket knows, after the Global User ID.
         * @enum {string}
         */
        LinkBy: "nothing" | "verifiedEmail" | "userName";
        /** @description A certificate of a list; with `$select=Name` its name alone. */
        ListedCertificate: {
            /** @description Only where `$includeMetadata` asks for it. */
            $metadata?: components["schemas"]["ListMetadata"];
            /** @description The file in base64. */
            Content?: string;
            Name: string;
            Type?: string;
        };
        /** @description A destination of a list; with `$select=Name` its name alone. */
        ListedDestination: {
            /** @description Only where `$includeMetadata` asks for it. */
            $metadata?: components["schemas"]["ListMetadata"];
        } & {
            [key: string]: string;
        };
        /** @description What is known about an element beside its contents. */
        ListMetadata: {
            etag?: string;
            modification_time?: components["schemas"]["Timestamp"];
        };
        /**
         * @description How much a line of a job's log matters.
         * @enum {string}
         */
        LogLevel: "INFO" | "WARNING" | "ERROR";
        /** @description A provider's word that somebody signed out. */
        LogoutTokenForm: {
            /** @description A JWT of the provider's. */
            logout_token: string;
        };
        /** @description The addresses that ask for a certificate. Source: RFC 8705, section 5. */
        MtlsEndpoints: {
            token_endpoint: string;
        };
        /**
         * @description Whom an issuer's name ids name.
         * @enum {string}
         */
        NameIds: "FORMAT" | "EMAIL" | "USER_NAME";
        /**
         * @description How a decision is coloured: green, red, grey.
         * @enum {string}
         */
        Nature: "POSITIVE" | "NEGATIVE" | "NEUTRAL";
        /** @description A directory token to make. */
        NewDirectoryToken: {
            /** @description What log lines call the caller: letters, digits, `-`, `_` and `.`. */
            name: string;
        };
        /** @description A provider to create. */
        NewIdentityProvider: {
            /**
             * @description A claim's name by what it says: `globalUserId`, `userName`, `email`, `givenName`, `familyName`, `displayName`,
             *     `locale`, `groups`; `null` does not read it. A name that begins with a slash is a way into nested claims (RFC 6901).
             */
            claims?: {
                [key: string]: string | null;
            } | null;
            clientAuthentication?: components["schemas"]["ClientAuthentication"] | null;
            clientId: string;
            /**
             * Format: password
             * @description Needed for `client_secret_basic`, which is the default, and `client_secret_post`.
             */
            clientSecret?: string | null;
            createPeople?: boolean | null;
            /** @description Without it the name. */
            displayName?: string | null;
            enabled?: boolean | null;
            /** @description By group of the provider, the names of the role collections its members get. */
            groupRoles?: {
                [key: string]: string[];
            } | null;
            issuer: string;
            linkBy?: components["schemas"]["LinkBy"] | null;
            /** @description Lower-case letters, digits, hyphens and dots. */
            name: string;
            /** Format: int64 */
            position?: number | null;
            /** @description Without it `openid`, `profile` and `email`. */
            scopes?: string[] | null;
            /** @description Without it `RS256`. */
            signingAlgorithms?: components["schemas"]["SigningAlgorithm"][] | null;
        };
        /** @description A role collection to create. */
        NewRoleCollection: {
            description?: string | null;
            /** @description 1 to 64 letters, digits, spaces or any of `- _ . : , / & ( )`. */
            name: string;
            /** @description As `GET /roles` names them. */
            roles?: string[] | null;
        };
        /** @description An instance to create. */
        NewServiceInstance: {
            /** @description Unique in the subaccount. */
            name: string;
            /**
             * @description For `xsuaa` an application security descriptor; the others take its `oauth2-configuration` and `authorities`. For
             *     `destination` also `init_data`: destinations and certificates to begin with, on the level of the subaccount and of the
             *     instance, with what becomes of those there are; all are taken or none.
             */
            parameters?: {
                [key: string]: unknown;
            } | null;
            /** @description The one plan the service has, if it is named at all. */
            plan?: string | null;
            service: components["schemas"]["Service"];
        };
        /** @description A key to create. */
        NewServiceKey: {
            /** @description Unique in the instance. */
            name: string;
            /**
             * @description `{"credential-type":"x509","x509":{"key-length":2048,"validity":1,"validity-type":"YEARS"}}` for a certificate
             *     (a year at most) instead of a secret; also inside `{"xsuaa":{…}}`.
             */
            parameters?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description An issuer to trust: its metadata, or its entity id and certificates. */
        NewTrustedIssuer: {
            /** @description PEM, or the base64 body alone. */
            certificates?: string[] | null;
            entityId?: string | null;
            /** @description SAML 2.0 metadata of one entity. */
            metadata?: string | null;
            /** @description 1 to 64 letters, digits, `-`, `_` or `.`. */
            name: string;
            nameId?: components["schemas"]["NameIds"] | null;
        };
        /** @description A person to create. */
        NewUserRequest: {
            /** @description Made of the other names if it is not given. */
            displayName?: string | null;
            email: string;
            familyName?: string | null;
            givenName?: string | null;
            id?: components["schemas"]["UserId"] | null;
            locale?: components["schemas"]["LanguageTag"] | null;
            /**
             * Format: password
             * @description Without one the person cannot sign in here.
             */
            password?: string | null;
            /** @description The person's id in provider systems, by provider type (`SuccessFactors`). */
            providerIds?: {
                [key: string]: string;
            } | null;
            /** @description The names of the role collections to give. */
            roles?: string[] | null;
            /** @description The sign-in name. */
            userName: string;
        };
        /** @description An error of the token service's interface. Source: RFC 6749, section 5.2. */
        OAuthError: {
            /** @description One of the names RFC 6749 and its extensions give. */
            error: string;
            /** @description One sentence that is safe to show. */
            error_description: string;
        };
        /** @description Where everything of the token service is, and what it can do. */
        OpenIdConfiguration: {
            authorization_endpoint: string;
            claim_types_supported: string[];
            claims_parameter_supported: boolean;
            claims_supported: string[];
            code_challenge_methods_supported: string[];
            end_session_endpoint: string;
            grant_types_supported: string[];
            id_token_signing_alg_values_supported: string[];
            issuer: string;
            jwks_uri: string;
            /** @description Where a client shows its certificate. */
            mtls_endpoint_aliases?: components["schemas"]["MtlsEndpoints"];
            request_parameter_supported: boolean;
            request_uri_parameter_supported: boolean;
            response_modes_supported: string[];
            response_types_supported: string[];
            scopes_supported: string[];
            service_documentation: string;
            subject_types_supported: string[];
            token_endpoint: string;
            token_endpoint_auth_methods_supported: string[];
            token_endpoint_auth_signing_alg_values_supported: string[];
            ui_locales_supported: string[];
            userinfo_endpoint: string;
        };
        /** @description A failed operation that the provider reports with the task. */
        OperationError: {
            code: string;
            executedAt: components["schemas"]["Timestamp"];
            executedBy: components["schemas"]["UserId"];
            message: string;
        };
        /**
         * @description How a reading ended.
         * @enum {string}
         */
        Outcome: "COMPLETE" | "INCOMPLETE" | "FAILED";
        /** @description The current password and the next. */
        PasswordChange: {
            /** Format: password */
            currentPassword: string;
            /** Format: password */
            newPassword: string;
        };
        /** @description Another password. */
        PasswordForm: {
            /** @description The page's own token. */
            csrf_token: string;
            /** Format: password */
            current: string;
            /** Format: password */
            new: string;
            /** Format: password */
            new_again: string;
        };
        /** @description A password to set. */
        PasswordRequest: {
            /** Format: password */
            password: string;
        };
        /** @description Something the booster will do unless it is done already. */
        PlannedBoosterStep: {
            description: string;
            title: string;
        };
        /**
         * @description How pressing a task is; ordered from low to very high.
         * @enum {string}
         */
        Priority: "LOW" | "MEDIUM" | "HIGH" | "VERY_HIGH";
        /** @description Everything known of properties. */
        PropertyCatalogue: {
            authentications: components["schemas"]["AuthenticationType"][];
            /** @description What every destination has. */
            common: components["schemas"]["PropertyField"][];
            /** @description What can be added besides. */
            suggestions: components["schemas"]["PropertySuggestion"][];
        };
        /** @description A property as a form's field. */
        PropertyField: {
            /** @description Whether other values are refused. */
            closed: boolean;
            /** @description What holds if it is left out. */
            default?: string;
            description: string;
            name: string;
            /** @description A destination without it is not stored. */
            required: boolean;
            /** @description Its value is never shown again. */
            secret: boolean;
            /** @description Although required, not needed where this other property has this value. */
            unless?: components["schemas"]["PropertyValue"];
            /** @description The values to choose from. */
            values?: string[];
        };
        /** @description A property to add. */
        PropertySuggestion: {
            closed: boolean;
            description: string;
            /** @description With `prefix`, the beginning of the name. */
            name: string;
            prefix: boolean;
            secret: boolean;
            values?: string[];
        };
        PropertyValue: {
            name: string;
            value: string;
        };
        /** @description What an administrator says about a provider, without its secret. */
        ProviderSettings: {
            claims: components["schemas"]["ClaimNames"];
            clientAuthentication: components["schemas"]["ClientAuthentication"];
            clientId: string;
            /** @description Whether somebody the provider knows and docket does not is created. */
            createPeople: boolean;
            /** @description What people read on the button. */
            displayName: string;
            /** @description The role collections members of a group of the provider get, by name. */
            groupRoles: {
                [key: string]: string[];
            };
            /** @description Its issuer identifier: `/.well-known/openid-configuration` below it is the discovery document. */
            issuer: string;
            linkBy: components["schemas"]["LinkBy"];
            /** @description What is asked for; `openid` is among them. */
            scopes: string[];
            /** @description The signature algorithms an ID token may have. */
            signingAlgorithms: components["schemas"]["SigningAlgorithm"][];
        };
        /** @description What a test of a provider found. */
        ProviderTest: {
            /** @description To register at the provider as the client's address for back-channel logout. */
            backchannelLogoutUri: string;
            /** @description One sentence: what is wrong first of all, or that nothing is. */
            message: string;
            /** @description True if nothing failed: people can be sent there. */
            ok: boolean;
            /** @description To register at the provider as the client's address after signing out. */
            postLogoutRedirectUri: string;
            /** @description To register at the provider as the client's redirect address. */
            redirectUri: string;
            steps: components["schemas"]["ProviderTestStep"][];
        };
        /** @description One thing that was looked at. */
        ProviderTestStep: {
            message: string;
            status: components["schemas"]["StepStatus"];
            step: components["schemas"]["StepName"];
        };
        Reason: {
            code: string;
            name: string;
        };
        /** @description What came of reading another directory. */
        RefreshReport: {
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            created: number;
            /** Format: int64 */
            deactivated: number;
            finishedAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Groups read.
             */
            groups: number;
            /** @description One or two sentences for an administrator. */
            message: string;
            outcome: components["schemas"]["Outcome"];
            /**
             * Format: int64
             * @description People read.
             */
            read: number;
            /**
             * Format: int64
             * @description People passed over, because what was read of them is not enough.
             */
            skipped: number;
            startedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description Whether a comment or a reason goes along with a decision.
         * @enum {string}
         */
        Requirement: "REQUIRED" | "OPTIONAL" | "UNSUPPORTED";
        /** @description A secret or certificate that works for a while. */
        RetiringServiceKey: {
            /** @description The name to delete it by before its time. */
            name: string;
            retiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description What a person, a client or the command line may be allowed beyond their own inbox.
         *
         *     Source: SAP Task Center, "Authorization Configuration"; SAP BTP Connectivity, "User Roles".
         * @enum {string}
         */
        Role: "TaskCenterAdmin" | "TaskCenterBusinessAdministrator" | "TaskCenterTenantOperator" | "FlexKeyUser" | "FlexPublicViewEditor" | "SubaccountAdministrator" | "DestinationAdministrator" | "DestinationTrustAdministrator" | "DestinationViewer";
        /** @description A named set of roles, and how many have it. */
        RoleCollection: {
            /** @description The application that declares it, by its `xsappname`. */
            application: string | null;
            createdAt: components["schemas"]["Timestamp"] | null;
            description: string;
            /**
             * Format: int64
             * @description How many groups of the directory were given it.
             */
            groups: number;
            /** @description Groups of identity providers whose members get it when they sign in; set with the identity provider. */
            mappings: components["schemas"]["RoleCollectionMapping"][];
            modifiedAt: components["schemas"]["Timestamp"] | null;
            /** @description Unique in the subaccount; never changes. Stands in tokens as one of `xs.rolecollections`. */
            name: string;
            /**
             * Format: int64
             * @description How many people were given it themselves.
             */
            people: number;
            /** @description Whether it can be neither changed nor deleted. It can be given and taken all the same. */
            readOnly: boolean;
            /** @description As `GET /roles` names them. */
            roles: string[];
            source: components["schemas"]["RoleCollectionSource"];
        };
        /** @description A group that has a role collection. */
        RoleCollectionGroup: {
            displayName: string;
            id: components["schemas"]["GroupId"];
            origin: components["schemas"]["GroupOrigin"];
        };
        /** @description The groups that have a role collection. */
        RoleCollectionGroups: {
            value: components["schemas"]["RoleCollectionGroup"][];
        };
        /** @description All role collections. */
        RoleCollectionList: {
            value: components["schemas"]["RoleCollection"][];
        };
        /** @description A group of an identity provider. */
        RoleCollectionMapping: {
            group: string;
            identityProvider: string;
        };
        /** @description A page of people who have a role collection. */
        RoleCollectionPeople: {
            /** @description The `after` of the next page; absent on the last one. */
            next?: string;
            value: components["schemas"]["RoleCollectionPerson"][];
        };
        /** @description A person who has a role collection. */
        RoleCollectionPerson: {
            active: boolean;
            displayName: string;
            email: string;
            /** @description The Global User ID. */
            id: components["schemas"]["UserId"];
            userName: string;
        };
        /**
         * @description Where a role collection comes from.
         * @enum {string}
         */
        RoleCollectionSource: "PREDEFINED" | "APPLICATION" | "CUSTOM";
        /** @description A role and what it allows. */
        RoleDescription: {
            /** @description The application it is of, by its `xsappname`; null for one of docket's own. */
            application: string | null;
            /** @description docket's own are in English, an application's as its descriptor has them. */
            description: string;
            /** @description As it is written in a collection: a role of docket's by its name, one of an application as `<xsappname>.<role>`. */
            name: string;
            /**
             * @description What tokens of the application carry for it; none for a role of docket's, which every client carries as
             *     `<xsappname>.<role>`.
             */
            scopes: string[];
        };
        /** @description The roles. */
        RoleList: {
            value: components["schemas"]["RoleDescription"][];
        };
        /** @description Both certificates after they changed places. */
        RotatedCertificates: {
            /** @description The one that signs from now on, as PEM. */
            activeCertificate: string;
            /** @description The one that signed before, as PEM. */
            passiveCertificate: string;
        };
        /** @description A key with its new credentials. */
        RotatedServiceKey: components["schemas"]["ServiceKey"] & {
            /** @description What to do next, in one or two sentences. */
            next: string;
            old: components["schemas"]["RetiringServiceKey"] | null;
        };
        /** @description How to rotate. */
        Rotation: {
            /**
             * @description Whether the new key signs now and all others are withdrawn: every token there is stops within a minute. For keys
             *     that have become known.
             */
            atOnce?: boolean | null;
        };
        /** @description A certificate other systems trust when docket signs. */
        SamlCertificate: {
            /** @description As PEM. */
            certificate: string;
        };
        /** @description The subaccount as identity provider. */
        SamlMetadata: {
            /** @description SAML 2.0 metadata as base64. */
            idpMetadata: string;
        };
        /** @description Several operations. */
        ScimBulk: {
            /**
             * Format: int64
             * @description After so many errors the rest is left.
             */
            failOnErrors?: number | null;
            Operations: components["schemas"]["ScimBulkOperation"][];
            schemas: string[];
        };
        /** @description One operation. */
        ScimBulkOperation: {
            /** @description What later operations call what this one creates, as `bulkId:…`. */
            bulkId?: string | null;
            data?: unknown;
            /** @description `POST`, `PUT`, `PATCH` or `DELETE`. */
            method: string;
            /** @description `/Users`, `/Groups`, or one of theirs. */
            path: string;
            /** @description The version the resource must have. */
            version?: string | null;
        };
        /** @description What became of one operation. */
        ScimBulkOutcome: {
            bulkId?: string;
            location?: string;
            /** @description As it was sent; not there if it was no text. */
            method?: string;
            /** @description The HTTP status, as a text. */
            status: string;
            version?: string;
        };
        /** @description What became of each operation. */
        ScimBulkResult: {
            Operations: components["schemas"]["ScimBulkOutcome"][];
            schemas: string[];
        };
        /** @description An error of the directory's SCIM interface. Source: RFC 7644, section 3.12. */
        ScimError: {
            /** @description One sentence that is safe to show. */
            detail: string;
            schemas: string[];
            /** @description One of the names of RFC 7644, for some errors. */
            scimType?: string;
            /** @description The HTTP status, as a text. */
            status: string;
        };
        /** @description A page of resources. */
        ScimList: {
            /** Format: int64 */
            itemsPerPage: number;
            Resources: components["schemas"]["ScimResource"][];
            schemas: string[];
            /**
             * Format: int64
             * @description From 1.
             */
            startIndex: number;
            /** Format: int64 */
            totalResults: number;
        };
        /** @description About a resource itself. */
        ScimMeta: {
            created?: string;
            lastModified?: string;
            location: string;
            resourceType: string;
            version?: string;
        };
        /** @description Changes to a resource. */
        ScimPatch: {
            Operations: components["schemas"]["ScimPatchOperation"][];
            schemas: string[];
        };
        /** @description One change. */
        ScimPatchOperation: {
            /** @description `add`, `replace` or `remove`. */
            op: string;
            /** @description `attribute`, `attribute.part`, `attribute[filter]` or `attribute[filter].part`. */
            path?: string | null;
            value?: unknown;
        };
        /** @description A person or a group. Its further attributes are those of its schemas. */
        ScimResource: {
            /** @description The id the calling system has. */
            externalId?: string;
            /** @description Of a person the Global User ID. */
            id?: string;
            meta?: components["schemas"]["ScimMeta"];
            schemas: string[];
        };
        /** @description A list request as a body. */
        ScimSearchRequest: {
            attributes?: string[] | null;
            /** Format: int64 */
            count?: number | null;
            excludedAttributes?: string[] | null;
            filter?: string | null;
            schemas: string[];
            sortBy?: string | null;
            /** @description `ascending` or `descending`. */
            sortOrder?: string | null;
            /** Format: int64 */
            startIndex?: number | null;
        };
        /**
         * @description What an instance gives access to.
         * @enum {string}
         */
        Service: "one-inbox-service" | "destination" | "xsuaa";
        /** @description One instance of a service: an OAuth client with its keys. */
        ServiceInstance: {
            /** @description The same for every key of the instance. */
            clientId: string;
            createdAt: components["schemas"]["Timestamp"];
            id: string;
            /** @description Unique in the subaccount. */
            name: string;
            /** @description What was given at creation, or last; without secrets and certificates' contents. */
            parameters: {
                [key: string]: unknown;
            };
            plan: string;
            service: components["schemas"]["Service"];
            xsappname: string;
        };
        /** @description All instances. */
        ServiceInstanceList: {
            value: components["schemas"]["ServiceInstance"][];
        };
        /** @description Other parameters for an instance. */
        ServiceInstanceUpdate: {
            /** @description All of them, as at creation: one that is left out is not given any more. Only `xsappname` stays if it is left out. */
            parameters: {
                [key: string]: unknown;
            };
        };
        /** @description A key with what a program or another system connects with. */
        ServiceKey: {
            createdAt: components["schemas"]["Timestamp"];
            credentials: components["schemas"]["Credentials"];
            name: string;
        };
        /** @description An instance's keys. */
        ServiceKeyList: {
            value: components["schemas"]["ServiceKeySummary"][];
        };
        /** @description A key without its secret. */
        ServiceKeySummary: {
            createdAt: components["schemas"]["Timestamp"];
            /** @description `binding-secret` or `x509`. */
            credentialType: string;
            expiresAt: components["schemas"]["Timestamp"] | null;
            id: string;
            /** @description Unique in the instance. */
            name: string;
            retiresAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description How one part is. */
        ServiceStatus: {
            code: components["schemas"]["ServiceStatusCode"];
            /** @description What is so, and what to do if it is not well; English. */
            message: string;
            modifiedAt: components["schemas"]["Timestamp"] | null;
            status: components["schemas"]["ServiceStatusLevel"];
        };
        /** @enum {string} */
        ServiceStatusCode: "Service_Configuration" | "IDS_Configuration" | "Certificates";
        /** @enum {string} */
        ServiceStatusLevel: "OK" | "WARNING" | "ERROR";
        /** @description The parts and how each is. */
        ServiceStatusList: {
            value: components["schemas"]["ServiceStatus"][];
        };
        /** @description The first administrator, as a form. */
        SetUpForm: {
            email: string;
            family_name?: string | null;
            given_name?: string | null;
            /** Format: password */
            password: string;
            /** Format: password */
            password_again: string;
            /** @description The set-up link's. */
            token: string;
            user_name: string;
        };
        /** @description The first administrator, as JSON. */
        SetUpRequest: {
            displayName?: string | null;
            email: string;
            familyName?: string | null;
            givenName?: string | null;
            locale?: string | null;
            /** Format: password */
            password: string;
            /** @description The set-up link's. */
            token: string;
            userName: string;
        };
        /** @description The signed-in person. */
        SignedIn: {
            displayName: string;
            email: string;
            /** @description The Global User ID. */
            id: string;
            /** @description The language the person chose; without one the browser's counts. */
            locale: string | null;
            roles: components["schemas"]["Role"][];
            subaccount: components["schemas"]["Subaccount"];
            userName: string;
        };
        /** @description The sign-in form. */
        SignInForm: {
            /** @description The page's own token. */
            csrf_token: string;
            /** Format: password */
            password: string;
            /** @description Where to go on to; a path of docket's. */
            return?: string | null;
            username: string;
        };
        /**
         * @description A signature with a public key. `none` and the shared-secret ones are not among them.
         * @enum {string}
         */
        SigningAlgorithm: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "EdDSA";
        /** @description A key tokens are signed with, its public half published in `/token_keys`. */
        SigningKey: {
            createdAt: components["schemas"]["Timestamp"];
            /** @description What tokens name it by. */
            kid: string;
            retiresAt: components["schemas"]["Timestamp"] | null;
            /** @description It signs from then on, until a newer key does. */
            signsFrom: components["schemas"]["Timestamp"];
            use: components["schemas"]["KeyUse"];
        };
        /** @description The published keys. */
        SigningKeyList: {
            value: components["schemas"]["SigningKey"][];
        };
        /** @description How people sign in, and what an administrator of a provider is told of docket before there is a provider. */
        SignInSettings: {
            /** @description What the address for back-channel logout begins with; the provider's name follows. */
            backchannelLogoutUriPrefix: string;
            /** @description Where a provider finds docket's keys, if the client proves itself with `private_key_jwt`. */
            jwksUri: string;
            /** @description Whether people can sign in with passwords kept here. */
            localPasswords: boolean;
            /** @description To register at a provider as the client's address after signing out. */
            postLogoutRedirectUri: string;
            /** @description What the redirect address of every provider begins with; its name follows. */
            redirectUriPrefix: string;
        };
        /** @description What to change of how people sign in. */
        SignInSettingsChange: {
            /** @description Whether people can sign in with passwords kept here. */
            localPasswords: boolean;
        };
        /** @description Where to go after signing out. */
        SignOutParameters: {
            client_id?: string | null;
            /** @description An ID token of the client, instead of `client_id` or beside it. */
            id_token_hint?: string | null;
            /** @description The same as `redirect`. */
            post_logout_redirect_uri?: string | null;
            /** @description One that is registered for the client. */
            redirect?: string | null;
            /** @description Comes back with `post_logout_redirect_uri`. */
            state?: string | null;
        };
        /**
         * @description What is looked at, in this order.
         * @enum {string}
         */
        StepName: "DISCOVERY" | "KEY_SET" | "SIGNING_ALGORITHMS" | "CLIENT_AUTHENTICATION" | "PKCE" | "SCOPES" | "SIGN_OUT";
        /**
         * @description How it is.
         * @enum {string}
         */
        StepStatus: "OK" | "WARNING" | "FAILED";
        /** @description This deployment, as people see it. */
        Subaccount: {
            displayName: string;
            id: string;
            subdomain: string;
            /** @description Where docket is reached, without a slash at the end. */
            url: string;
        };
        Task: {
            actions: components["schemas"]["Decision"][];
            /** Format: int64 */
            attachmentsCount: number;
            /** Format: int64 */
            commentsCount: number;
            completedAt: components["schemas"]["Timestamp"] | null;
            completedBy: components["schemas"]["UserId"] | null;
            completedByName: string | null;
            connectorId: components["schemas"]["ConnectorId"];
            createdAt: components["schemas"]["Timestamp"];
            createdBy: components["schemas"]["UserId"] | null;
            createdByName: string | null;
            customAttributes: components["schemas"]["AttributeValue"][];
            /** @description Only on a task that is asked for alone. */
            definition?: components["schemas"]["TaskDefinitionBrief"];
            definitionId: components["schemas"]["Urn"];
            definitionName: string;
            dueAt: components["schemas"]["Timestamp"] | null;
            embeddableUiLink: string | null;
            group: string | null;
            inProcess: boolean;
            label: string | null;
            mobileUiLink: string | null;
            modifiedAt: components["schemas"]["Timestamp"];
            operationErrors: components["schemas"]["OperationError"][] | null;
            priority: components["schemas"]["Priority"];
            processor: components["schemas"]["UserId"] | null;
            processorName: string | null;
            responses: components["schemas"]["Decision"][];
            status: components["schemas"]["TaskStatus"];
            subject: string;
            uiLink: string | null;
            urn: components["schemas"]["Urn"];
        };
        /** @description What a client of the task center needs. */
        TaskCenterCredentials: {
            endpoints: components["schemas"]["TaskCenterEndpoints"];
            "sap.cloud.service": string;
            uaa: components["schemas"]["ClientCredentials"];
        };
        /** @description Where the task center's interfaces are. */
        TaskCenterEndpoints: {
            inbox_odata_url: string;
            inbox_rest_url: string;
        };
        /** @description An error of the task center's and the cockpit's interfaces. */
        TaskCenterError: {
            error: components["schemas"]["TaskCenterErrorBody"];
        };
        /** @description What went wrong. */
        TaskCenterErrorBody: {
            /** @description Stable, in dot notation: `taskcenter.task.notFound`. */
            code: string;
            /** @description Further reasons, if there are several. */
            details: components["schemas"]["ErrorDetail"][];
            /** @description One sentence that is safe to show. */
            message: string;
            /** @description The field, parameter or header at fault. */
            target: string | null;
        };
        /** @description What an event of a stream says. */
        TaskChange: {
            kind: components["schemas"]["TaskChangeKind"];
            urn: components["schemas"]["Urn"];
        };
        /**
         * @description What a change means to the reader.
         * @enum {string}
         */
        TaskChangeKind: "ASSIGNED" | "CHANGED" | "GONE";
        /** @description How many tasks a connector keeps. */
        TaskCounts: {
            /**
             * Format: int64
             * @description Those that lack something mandatory, and are shown to nobody.
             */
            invalid: number;
            /** Format: int64 */
            stored: number;
            /** Format: int64 */
            valid: number;
        };
        /** @description One entry of the list of definitions. */
        TaskDefinition: {
            actions: components["schemas"]["Decision"][];
            /** @description Whether at least one decision may be taken on many tasks at once. */
            bulkSupported: boolean;
            capabilities: string[];
            connectorId: components["schemas"]["ConnectorId"];
            customAttributes: components["schemas"]["AttributeDefinition"][];
            group: string | null;
            name: string;
            responses: components["schemas"]["Decision"][];
            taskDetailsSettings: unknown;
            urn: components["schemas"]["Urn"];
        };
        /** @description What a single task tells of its definition. */
        TaskDefinitionBrief: {
            capabilities: string[];
            name: string;
            taskDetailsSettings: unknown;
            urn: components["schemas"]["Urn"];
        };
        /** @description Task definitions. */
        TaskDefinitionList: {
            count: number;
            value: components["schemas"]["TaskDefinition"][];
        };
        /** @description One page of tasks. */
        TaskPage: {
            /**
             * Format: int64
             * @description How many tasks there are on all pages.
             */
            count: number;
            /** @description The address of the next page; absent on the last one. */
            nextLink?: string;
            value: components["schemas"]["Task"][];
        };
        /**
         * @description Where a task stands at its provider. Source: Task Provider SPI v2, "Status".
         * @enum {string}
         */
        TaskStatus: "READY" | "RESERVED" | "IN_PROGRESS" | "FOR_RESUBMISSION" | "INACTIVE" | "COMPLETED" | "CANCELED";
        /**
         * Format: date-time
         * @description An instant in UTC, written with milliseconds, read from any RFC 3339 form.
         */
        Timestamp: string;
        /**
         * @description The ways to get a token.
         * @enum {string}
         */
        TokenGrant: "client_credentials" | "authorization_code" | "refresh_token" | "password" | "client_x509" | "urn:ietf:params:oauth:grant-type:jwt-bearer";
        /** @description The public half of a key as `/token_keys` shows it. Source: RFC 7517; `value` is XSUAA's. */
        TokenKey: {
            alg: string;
            e: string;
            kid: string;
            kty: string;
            n: string;
            use: string;
            /** @description As PEM. */
            value: string;
        };
        /** @description What `/oauth/token` takes; which parameters count is the grant's matter. */
        TokenRequest: {
            /** @description `jwt-bearer`: the person's token to exchange. */
            assertion?: string | null;
            /**
             * @description Additional attributes for the claim `az_attr`, as JSON: `{"az_attr":{"name":"value"}}`, 2 KB at most. They stay
             *     when the token is refreshed.
             */
            authorities?: string | null;
            /** @description Instead of a secret: a JWT signed with the private key of a service key of the type x509 (RFC 7523). */
            client_assertion?: string | null;
            /** @description `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`, beside `client_assertion`. */
            client_assertion_type?: string | null;
            /** @description With `client_secret` instead of Basic. */
            client_id?: string | null;
            /** Format: password */
            client_secret?: string | null;
            /** @description `authorization_code`: the code. */
            code?: string | null;
            /** @description `authorization_code`: what `code_challenge` was made of. */
            code_verifier?: string | null;
            grant_type: components["schemas"]["TokenGrant"];
            /** @description `password`: JSON that names the origin whose password it is, `{"origin":"docket"}`; there is no other. */
            login_hint?: string | null;
            /**
             * Format: password
             * @description `password`: the password.
             */
            password?: string | null;
            /** @description `authorization_code`: as in the request for the code, if it was there. */
            redirect_uri?: string | null;
            /** @description `refresh_token`: the token; it is used up and replaced. */
            refresh_token?: string | null;
            /** @description Separated by spaces; without it everything the grant gives unasked. */
            scope?: string | null;
            /** @description `jwt`, unless it is to be `opaque`. */
            token_format?: string | null;
            /** @description `password`: the sign-in name. */
            username?: string | null;
        };
        /** @description What `/oauth/token` answers. */
        TokenResponse: {
            /** @description A JWT, or with `token_format=opaque` a text that says nothing. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds, a number; one less than the token lives, as the time it took to get here counts.
             */
            expires_in: number;
            id_token?: string;
            jti: string;
            refresh_token?: string;
            /** @description Separated by spaces. */
            scope: string;
            token_type: string;
        };
        /** @description Whom other systems trust when docket signs. */
        Trust: {
            active: components["schemas"]["TrustCertificate"] | null;
            /** @description The destinations whose assertions the active one signs: where docket is trusted by it. */
            dependents: components["schemas"]["TrustDependent"][];
            /** @description The assertion entity id: the issuer of docket's assertions unless a destination names another. */
            entityId: string;
            passive: components["schemas"]["TrustCertificate"] | null;
        };
        /** @description A certificate other systems trust when docket signs. */
        TrustCertificate: {
            /** @description As PEM. */
            certificate: string;
            /**
             * Format: int32
             * @description Whole days until then; 0 on the last day and after it.
             */
            daysLeft: number;
            /** @description `EXPIRING` during the last 60 days. */
            expiry: components["schemas"]["Expiry"];
            /** @description In hexadecimal, two digits a byte with colons between them. */
            fingerprintSha256: string;
            /** @description When the key pair was made. */
            generatedOn: components["schemas"]["Timestamp"];
            keyBits: number;
            /** @description The signing key's name, as the metadata has it. */
            keyName: string;
            serialNumber: string;
            subject: string;
            validFrom: components["schemas"]["Timestamp"];
            validUntil: components["schemas"]["Timestamp"];
        };
        /** @description A destination that depends on the trust certificate. */
        TrustDependent: {
            authentication: string;
            /** @description Whether tasks are fetched through it (`tc.enabled`). */
            connector: boolean;
            /** @description Of the service instance it belongs to; null on the subaccount level. */
            instanceId: string | null;
            name: string;
            /** @description Where the certificate must be registered, without its query. */
            tokenService: string | null;
        };
        /** @description An issuer whose SAML assertions are taken. */
        TrustedIssuer: {
            /** @description Any of these may have signed. */
            certificates: components["schemas"]["IssuerCertificate"][];
            /** @description `Issuer` of its assertions. */
            entityId: string;
            name: string;
            nameId: components["schemas"]["NameIds"];
        };
        /** @description The issuers whose assertions are taken. */
        TrustedIssuerList: {
            value: components["schemas"]["TrustedIssuer"][];
        };
        /** @description An instance with its new parameters. */
        UpdatedServiceInstance: {
            /** @description What is different now, by name; empty if nothing is. */
            changes: components["schemas"]["ChangedParameter"][];
            instance: components["schemas"]["ServiceInstance"];
        };
        /** @description `urn:sap.odm.bpm.<entityType>:<applicationId>:<applicationInstanceId>:<tenantId>:<localId>`; older providers send fewer segments. */
        Urn: string;
        /** @description A person of the directory. */
        User: {
            /** @description A person who is not active can neither sign in nor use tokens issued before. */
            active: boolean;
            createdAt: components["schemas"]["Timestamp"];
            displayName: string;
            email: string;
            familyName: string;
            givenName: string;
            id: components["schemas"]["UserId"];
            locale: components["schemas"]["LanguageTag"] | null;
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description The person's id in provider systems, by provider type. */
            providerIds: {
                [key: string]: string;
            };
            /** @description The names of the role collections given to the person, not to their groups. */
            roles: string[];
            /** @description The sign-in name. */
            userName: string;
        };
        /** @description What to change of a person. */
        UserChangeRequest: {
            active?: boolean | null;
            displayName?: string | null;
            email?: string | null;
            familyName?: string | null;
            givenName?: string | null;
            locale?: components["schemas"]["LanguageTag"] | null;
            /** @description Those that are named; `null` removes one. */
            providerIds?: {
                [key: string]: string | null;
            } | null;
            userName?: string | null;
        };
        /** @description A person's Global User ID, usually a UUID; compared exactly, at most 255 characters. */
        UserId: string;
        /** @description Who the person of a token is. */
        UserInfo: {
            email: string;
            email_verified: boolean;
            family_name: string;
            given_name: string;
            name: string;
            /** @description Always null: docket keeps none. */
            phone_number: string | null;
            /**
             * Format: int64
             * @description Always null: docket keeps none.
             */
            previous_logon_time: number | null;
            /** @description The names of their role collections; only with the scope of that name. */
            roles?: string[];
            sub: components["schemas"]["UserId"];
            /** @description `xs.saml.groups` and `xs.rolecollections`; only with the scope of that name. */
            user_attributes?: {
                [key: string]: string[];
            };
            user_id: components["schemas"]["UserId"];
            user_name: string;
            user_uuid: components["schemas"]["UserId"];
        };
        /** @description A token in a form. */
        UserInfoRequest: {
            /** @description Instead of the header. */
            access_token?: string | null;
        };
        /** @description A page of people. */
        UserPage: {
            /** @description The `after` of the next page; absent on the last one. */
            next?: string;
            value: components["schemas"]["User"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOpenIdConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdConfiguration"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    checkToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CheckTokenRequest"];
            };
        };
        responses: {
            /** @description The token's claims. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The token does not hold (`invalid_token`), or lacks a scope (`invalid_scope`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client is not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client lacks the authority `uaa.resource`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Too many wrong client secrets. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    listBoosters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoosterList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    runTaskCenterBooster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BoosterRequest"] | null;
            };
        };
        responses: {
            /** @description What became of each step, good or bad. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoosterRun"];
                };
            };
            /** @description Nobody has that sign-in name, or the body is another than described here. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a body that is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of the subaccount's, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    uploadCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateUpload"];
            };
        };
        responses: {
            /** @description The certificate. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateDetails"];
                };
            };
            /** @description The file is not what its name says; `target` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a certificate of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateDetails"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such certificate. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    replaceCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateUpload"];
            };
        };
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateDetails"];
                };
            };
            /** @description The file is not what its name says, or the name differs from the path. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such certificate. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such certificate. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Destinations name it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    generateCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateGeneration"];
            };
        };
        responses: {
            /** @description The certificate. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateDetails"];
                };
            };
            /** @description Such a certificate cannot be made; `target` names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a certificate of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    exportDestinations: {
        parameters: {
            query?: {
                /** @description Whether each is put into a file of its own within a zip archive. Several Java properties files always are. */
                archive?: boolean;
                /** @description How each is written. */
                format?: "json" | "yaml" | "properties";
                /** @description A destination's name; repeat for more. Without one, all are exported. */
                name?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The file's name. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsToWrite"];
                    "application/yaml": string;
                    "application/zip": string;
                    "text/x-java-properties": string;
                };
            };
            /** @description A parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    importDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationImportRequest"];
            };
        };
        responses: {
            /** @description What became of each; `saved` tells whether anything was saved. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationImportResult"];
                };
            };
            /** @description A file cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description A destination was changed by somebody else at the same time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listDestinationProperties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything known of properties. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PropertyCatalogue"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of the subaccount's, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createDestination: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Name and value of each property, secrets included. */
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description The destination. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            /** @description A property is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a destination of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The destination. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    updateDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        /** @description Name and value of each property. */
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string | null;
                };
            };
        };
        responses: {
            /** @description The destination. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            /** @description A property is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Another destination gets its client assertion from it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    checkDestinationConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found, good or bad. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionCheck"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    fixDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationFix"];
            };
        };
        responses: {
            /** @description The destination. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            /** @description The destination would not be valid with the change. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The finding does not hold any more, or nothing can be changed about it from here. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    testDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        /** @description As whom; the body may also be empty. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationTestRequest"];
            };
        };
        responses: {
            /** @description What was found, good or bad. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationTest"];
                };
            };
            /** @description `asUser` names nobody, several people, or somebody who is not active. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such destination. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryState"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    refreshDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryRefreshRequest"];
            };
        };
        responses: {
            /** @description It is being read. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryState"];
                };
            };
            /** @description A field is not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description It is being read already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listDirectoryTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryTokenList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createDirectoryToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDirectoryToken"];
            };
        };
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDirectoryToken"];
                };
            };
            /** @description The name is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a token of that name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteDirectoryToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does not work any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such token. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listFragments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of the subaccount's, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FragmentList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createFragment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Name and value of each property, secrets included. */
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description The fragment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fragment"];
                };
            };
            /** @description A property is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a fragment of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getFragment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fragment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fragment"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such fragment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    updateFragment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        /** @description Name and value of each property. */
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string | null;
                };
            };
        };
        responses: {
            /** @description The fragment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fragment"];
                };
            };
            /** @description A property is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such fragment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteFragment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such fragment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listIdentityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the order of the chooser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProviderList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentityProvider"];
            };
        };
        responses: {
            /** @description The provider. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Passwords are off, and no administrator could sign in any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    updateIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityProviderChange"];
            };
        };
        responses: {
            /** @description The provider. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description A field is not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Passwords are off, and no administrator could sign in any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    testIdentityProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found, good or bad. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTest"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    lintDestinations: {
        parameters: {
            query?: {
                /** @description Where the destinations are to work; here if not given. */
                for?: "docket" | "sap-btp";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every finding, by destination. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationFindings"];
                };
            };
            /** @description A parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    lintDestinationDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationDraft"];
            };
        };
        responses: {
            /** @description The draft's findings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationFindings"];
                };
            };
            /** @description The body is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description It is changed. */
            204: {
                headers: {
                    /** @description The new session. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The current password is wrong, or the new one is not taken; `target` names which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The person signs in with another system. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Too many attempts. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listRoleCollections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleCollectionList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createRoleCollection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleCollection"];
            };
        };
        responses: {
            /** @description The collection. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleCollection"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getRoleCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleCollection"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    replaceRoleCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedRoleCollection"];
            };
        };
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleCollection"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description It is predefined or an application's, or nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteRoleCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description It is predefined or an application's, or nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listRoleCollectionGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by display name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleCollectionGroups"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    assignRoleCollectionToGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id, as `/scim/v2/Groups` has it. */
                id: components["schemas"]["GroupId"];
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection, or no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    unassignRoleCollectionFromGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id, as `/scim/v2/Groups` has it. */
                id: components["schemas"]["GroupId"];
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does not have it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection, or no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listRoleCollectionUsers: {
        parameters: {
            query?: {
                /** @description The sign-in name after which the page begins: `next` of the page before. */
                after?: string;
                /** @description Most people of a page; 100 without it. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people, by sign-in name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleCollectionPeople"];
                };
            };
            /** @description A parameter cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    assignRoleCollectionToUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection, or no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    unassignRoleCollectionFromUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
                /** @description The collection's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not given to them. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such collection, or no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listServiceInstances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceInstanceList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createServiceInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewServiceInstance"];
            };
        };
        responses: {
            /** @description The instance. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceInstance"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The name, the application's name, or that of a destination or certificate is taken; `target` tells which. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getServiceInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceInstance"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteServiceInstance: {
        parameters: {
            query?: {
                /** @description Whether its keys go with it; without it an instance with keys stays. */
                purge?: boolean;
            };
            header?: never;
            path: {
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `purge` is neither true nor false. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description It still has keys. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    updateServiceInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceInstanceUpdate"];
            };
        };
        responses: {
            /** @description The instance, and what changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedServiceInstance"];
                };
            };
            /** @description A field is missing or not valid, or cannot be changed; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a destination or certificate of that name, and the policy is to fail; `target` tells which. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listServiceKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceKeyList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createServiceKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewServiceKey"];
            };
        };
        responses: {
            /** @description The key with its credentials. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceKey"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The instance has a key of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getServiceKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's name. */
                key: string;
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key with its credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceKey"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance, or it has no such key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteServiceKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's name. */
                key: string;
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance, or it has no such key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    rotateServiceKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's name. */
                key: string;
                /** @description The instance's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRotation"];
            };
        };
        responses: {
            /** @description The key with its new credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedServiceKey"];
                };
            };
            /** @description A field is not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such instance, or it has no such key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getSignInSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInSettings"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    putSignInSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInSettingsChange"];
            };
        };
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInSettings"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description No administrator could sign in any more; the message says what is missing. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The published ones, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKeyList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    rotateSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description The new key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            /** @description A field is not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is a key already that waits for its turn. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    withdrawSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's name. */
                kid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description It signs at the moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both certificates, and who depends on them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    generateTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active certificate is a new one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description It is the first one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    downloadTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active certificate as PEM. */
            200: {
                headers: {
                    /** @description The file's name. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description None was made yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    generatePassiveTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It replaces the passive one before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description There was none. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no active certificate yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deletePassiveTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is none. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    downloadPassiveTrust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passive certificate as PEM. */
            200: {
                headers: {
                    /** @description The file's name. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-pem-file": string;
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is none. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    rotateTrust: {
        parameters: {
            query?: {
                /** @description The SHA-256 fingerprint of the certificate that shall sign. If it is not the passive one by now, nothing is done. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both, as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trust"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no passive certificate. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The passive certificate is another than the one named. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listTrustedIssuers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustedIssuerList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createTrustedIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrustedIssuer"];
            };
        };
        responses: {
            /** @description The issuer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustedIssuer"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The name or the entity id is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getTrustedIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The issuer's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The issuer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustedIssuer"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such issuer. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    replaceTrustedIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The issuer's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedIssuer"];
            };
        };
        responses: {
            /** @description The issuer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustedIssuer"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such issuer. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The entity id is another issuer's. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    deleteTrustedIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The issuer's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its assertions are not taken any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such issuer. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The sign-in name after which the page begins: `next` of the page before. */
                after?: string;
                /** @description Most people of a page; 100 without it. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description A parameter cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserRequest"];
            };
        };
        responses: {
            /** @description The person. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A field is missing or not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The sign-in name or the id is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChangeRequest"];
            };
        };
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A field is not valid; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The sign-in name is taken, or nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    setUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description It is set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The password is missing, too short or too long. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    assignUserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
                /** @description The collection's name; that of a role has the role's name. */
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such person, or no such role collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    removeUserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: components["schemas"]["UserId"];
                /** @description The collection's name; that of a role has the role's name. */
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do not have it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such person, or no such role collection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    findDestination: {
        parameters: {
            query?: {
                /** @description Whether the destination's secrets are to be left out. */
                $skipCredentials?: boolean;
                /** @description Whether no token is to be fetched. */
                $skipTokenRetrieval?: boolean;
            };
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
                /** @description The token of whoever acts for the subject. */
                "X-actor-token"?: string;
                /** @description The URI of its type. */
                "X-actor-token-type"?: string;
                /**
                 * @description Goes through another destination first: `com.sap.iasGeneratedOAuth2SamlBearerAssertion` or
                 *     `com.sap.sequentialUserPropagation`. What the chain is to be made of stands in headers `X-chain-var-<name>`; a
                 *     fragment over the destination that is asked first in `X-chain-var-samlProviderFragmentName` or
                 *     `X-chain-var-tokenTransformationFragmentName`, each with `…FragmentOptional`.
                 */
                "X-chain-name"?: string;
                /** @description What proves who the client is, in place of its secret. */
                "X-client-assertion"?: string;
                /** @description The destination that brings the client assertion; not together with the two before. */
                "X-client-assertion-destination-name"?: string;
                /** @description The URI of its kind. */
                "X-client-assertion-type"?: string;
                /** @description The authorization code to use, for `OAuth2AuthorizationCode`. */
                "X-code"?: string;
                /** @description What the code's challenge was made of (PKCE). */
                "X-code-verifier"?: string;
                /**
                 * @description Fragments whose properties go before the destination's own, with commas between them; under `/v2` each may have its level
                 *     behind `@`.
                 */
                "X-fragment-name"?: string;
                /** @description Whether a fragment that does not exist is left out; only with one. */
                "X-fragment-optional"?: boolean;
                /** @description The address the code was sent to. */
                "X-redirect-uri"?: string;
                /** @description The refresh token to use, for `OAuth2RefreshToken`. */
                "X-refresh-token"?: string;
                /** @description The assertion to pass on, where `SAMLAssertionProvider` is `ClientProvided`. */
                "X-samlAssertion"?: string;
                /** @description The token to exchange, for `OAuth2TokenExchange`. */
                "X-subject-token"?: string;
                /** @description The URI of its type. */
                "X-subject-token-type"?: string;
                /** @description The tenant's subdomain, where the token service's address depends on it; not together with `X-user-token`. */
                "X-tenant"?: string;
                /** @description A person's token; goes before the one of `Authorization`. */
                "X-user-token"?: string;
            };
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The destination; a token that could not be fetched is told of in `authTokens`. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundDestination"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A header is not supported, or two cannot be combined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination, or no fragment, of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    listInstanceCertificates: {
        parameters: {
            query?: {
                /** @description Whether `Entity-Count` is wanted. */
                $entityCount?: boolean;
                /** @description `Name in ('a.p12','b.pem')` with percent-encoded names, or `Label['key'] HAS ('value')`. */
                $filter?: string;
                /**
                 * @description `modification_time` and `etag`, with `;` between them: adds them to each element as `$metadata`. Not with `$select` or
                 *     `$page`.
                 */
                $includeMetadata?: string;
                /** @description One page of the list by name; the first one is 1. */
                $page?: number;
                /** @description Whether `Page-Count` is wanted. */
                $pageCount?: boolean;
                /** @description Certificates of a page; 10 without it. */
                $pageSize?: number;
                /** @description Only the names. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Certificates with their private parts, and `$metadata` where it was asked for; with `$select=Name` the names alone. */
            200: {
                headers: {
                    /** @description How many there are, if it was asked for. */
                    "Entity-Count"?: number;
                    /** @description With `$page`: where the previous and the next page are. */
                    Link?: string;
                    /** @description How many pages there are, if it was asked for. */
                    "Page-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedCertificate"][];
                };
            };
            /** @description A parameter cannot be read, or modes were combined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateInstanceCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificatesToWrite"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesUpdated"];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A member is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    createInstanceCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificatesToWrite"];
            };
        };
        responses: {
            /** @description Created; a single certificate is answered without a body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A member is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is a certificate of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteInstanceCertificates: {
        parameters: {
            query: {
                /** @description `Name in ('a','b')` with percent-encoded names. */
                $filter: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsDeleted"];
                };
            };
            /** @description `$filter` is missing or cannot be read, or there is another parameter. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceCertificate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateFile"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteInstanceCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceCertificateLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its labels, none if it has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"][];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateInstanceCertificateLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Label"][];
            };
        };
        responses: {
            /** @description Replaced; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    changeInstanceCertificateLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description Changed; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceCertificatePublicKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chains. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateChain"][];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The file is an uploaded key store under a password. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    listInstanceFragments: {
        parameters: {
            query?: {
                /** @description `Name in ('a','b')` with percent-encoded names, or `Label['key'] HAS ('value')`. */
                $filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All, or those the filter admits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FragmentProperties"][];
                };
            };
            /** @description A parameter cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateInstanceFragment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FragmentProperties"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    createInstanceFragment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FragmentProperties"];
            };
        };
        responses: {
            /** @description Created; there is no body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is a fragment of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceFragment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its properties. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FragmentProperties"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteInstanceFragment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceFragmentLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its labels, none if it has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"][];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateInstanceFragmentLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Label"][];
            };
        };
        responses: {
            /** @description Replaced; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    changeInstanceFragmentLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description Changed; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    listInstanceDestinations: {
        parameters: {
            query?: {
                /** @description Whether `Entity-Count` is wanted. */
                $entityCount?: boolean;
                /**
                 * @description `Name in ('a','b')` with percent-encoded names, `startswith(Name, 'x')`, `endswith(Name, 'x')` or
                 *     `modifiedwithin('30', 'minutes')`, or `Label['key'] HAS ('value')`, several of these with ` AND ` between them.
                 */
                $filter?: string;
                /**
                 * @description `modification_time` and `etag`, with `;` between them: adds them to each element as `$metadata`. Not with `$select` or
                 *     `$page`.
                 */
                $includeMetadata?: string;
                /** @description One page of the list by name; the first one is 1. */
                $page?: number;
                /** @description Whether `Page-Count` is wanted. */
                $pageCount?: boolean;
                /** @description Destinations of a page; 10 without it. */
                $pageSize?: number;
                /** @description Only the names. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Destinations with their secrets, and `$metadata` where it was asked for; with `$select=Name` the names alone. */
            200: {
                headers: {
                    /** @description How many there are, if it was asked for. */
                    "Entity-Count"?: number;
                    /** @description With `$page`: where the previous and the next page are. */
                    Link?: string;
                    /** @description How many pages there are, if it was asked for. */
                    "Page-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedDestination"][];
                };
            };
            /** @description A parameter cannot be read, or modes were combined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateInstanceDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationsToWrite"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsUpdated"];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    createInstanceDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationsToWrite"];
            };
        };
        responses: {
            /** @description Created; a single destination is answered without a body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is a destination of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteInstanceDestinations: {
        parameters: {
            query: {
                /** @description `Name in ('a','b')` with percent-encoded names. */
                $filter: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsDeleted"];
                };
            };
            /** @description `$filter` is missing or cannot be read, there is another parameter, or one is in use. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceDestination: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its properties. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationProperties"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteInstanceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Another destination gets its client assertion from it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getInstanceDestinationLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its labels, none if it has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"][];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateInstanceDestinationLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Label"][];
            };
        };
        responses: {
            /** @description Replaced; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    changeInstanceDestinationLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description Changed; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSamlMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamlMetadata"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description No trust certificate was made yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSamlCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamlCertificate"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description None was made yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    generateSamlCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamlCertificate"];
                };
            };
            /** @description There is a body. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getPassiveSamlCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamlCertificate"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is none. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    generatePassiveSamlCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamlCertificate"];
                };
            };
            /** @description There is a body. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no active trust certificate yet. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deletePassiveSamlCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted: `Count` is 1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is none. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    rotateSamlCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both, as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedCertificates"];
                };
            };
            /** @description There is a body. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no passive certificate. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    listSubaccountCertificates: {
        parameters: {
            query?: {
                /** @description Whether `Entity-Count` is wanted. */
                $entityCount?: boolean;
                /** @description `Name in ('a.p12','b.pem')` with percent-encoded names, or `Label['key'] HAS ('value')`. */
                $filter?: string;
                /**
                 * @description `modification_time` and `etag`, with `;` between them: adds them to each element as `$metadata`. Not with `$select` or
                 *     `$page`.
                 */
                $includeMetadata?: string;
                /** @description One page of the list by name; the first one is 1. */
                $page?: number;
                /** @description Whether `Page-Count` is wanted. */
                $pageCount?: boolean;
                /** @description Certificates of a page; 10 without it. */
                $pageSize?: number;
                /** @description Only the names. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Certificates with their private parts, and `$metadata` where it was asked for; with `$select=Name` the names alone. */
            200: {
                headers: {
                    /** @description How many there are, if it was asked for. */
                    "Entity-Count"?: number;
                    /** @description With `$page`: where the previous and the next page are. */
                    Link?: string;
                    /** @description How many pages there are, if it was asked for. */
                    "Page-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedCertificate"][];
                };
            };
            /** @description A parameter cannot be read, or modes were combined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateSubaccountCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificatesToWrite"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesUpdated"];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A member is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    createSubaccountCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificatesToWrite"];
            };
        };
        responses: {
            /** @description Created; a single certificate is answered without a body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A member is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is a certificate of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatesRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteSubaccountCertificates: {
        parameters: {
            query: {
                /** @description `Name in ('a','b')` with percent-encoded names. */
                $filter: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsDeleted"];
                };
            };
            /** @description `$filter` is missing or cannot be read, or there is another parameter. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountCertificate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateFile"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteSubaccountCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountCertificateLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its labels, none if it has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"][];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateSubaccountCertificateLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Label"][];
            };
        };
        responses: {
            /** @description Replaced; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    changeSubaccountCertificateLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description Changed; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountCertificatePublicKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The certificate's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chains. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateChain"][];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The file is an uploaded key store under a password. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no certificate of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    listSubaccountFragments: {
        parameters: {
            query?: {
                /** @description `Name in ('a','b')` with percent-encoded names, or `Label['key'] HAS ('value')`. */
                $filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All, or those the filter admits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FragmentProperties"][];
                };
            };
            /** @description A parameter cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateSubaccountFragment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FragmentProperties"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    createSubaccountFragment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FragmentProperties"];
            };
        };
        responses: {
            /** @description Created; there is no body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is a fragment of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountFragment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its properties. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FragmentProperties"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteSubaccountFragment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountFragmentLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its labels, none if it has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"][];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateSubaccountFragmentLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Label"][];
            };
        };
        responses: {
            /** @description Replaced; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    changeSubaccountFragmentLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fragment's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description Changed; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no fragment of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    listSubaccountDestinations: {
        parameters: {
            query?: {
                /** @description Whether `Entity-Count` is wanted. */
                $entityCount?: boolean;
                /**
                 * @description `Name in ('a','b')` with percent-encoded names, `startswith(Name, 'x')`, `endswith(Name, 'x')` or
                 *     `modifiedwithin('30', 'minutes')`, or `Label['key'] HAS ('value')`, several of these with ` AND ` between them.
                 */
                $filter?: string;
                /**
                 * @description `modification_time` and `etag`, with `;` between them: adds them to each element as `$metadata`. Not with `$select` or
                 *     `$page`.
                 */
                $includeMetadata?: string;
                /** @description One page of the list by name; the first one is 1. */
                $page?: number;
                /** @description Whether `Page-Count` is wanted. */
                $pageCount?: boolean;
                /** @description Destinations of a page; 10 without it. */
                $pageSize?: number;
                /** @description Only the names. */
                $select?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Destinations with their secrets, and `$metadata` where it was asked for; with `$select=Name` the names alone. */
            200: {
                headers: {
                    /** @description How many there are, if it was asked for. */
                    "Entity-Count"?: number;
                    /** @description With `$page`: where the previous and the next page are. */
                    Link?: string;
                    /** @description How many pages there are, if it was asked for. */
                    "Page-Count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedDestination"][];
                };
            };
            /** @description A parameter cannot be read, or modes were combined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateSubaccountDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationsToWrite"];
            };
        };
        responses: {
            /** @description Replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsUpdated"];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    createSubaccountDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationsToWrite"];
            };
        };
        responses: {
            /** @description Created; a single destination is answered without a body. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description What became of each. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationWriteOutcome"][];
                };
            };
            /** @description A property is missing or not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is a destination of that name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsRefused"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteSubaccountDestinations: {
        parameters: {
            query: {
                /** @description `Name in ('a','b')` with percent-encoded names. */
                $filter: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationsDeleted"];
                };
            };
            /** @description `$filter` is missing or cannot be read, there is another parameter, or one is in use. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountDestination: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its properties. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationProperties"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    deleteSubaccountDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationCount"];
                };
            };
            /** @description Another destination gets its client assertion from it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getSubaccountDestinationLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its labels, none if it has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"][];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    updateSubaccountDestinationLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Label"][];
            };
        };
        responses: {
            /** @description Replaced; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    changeSubaccountDestinationLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChange"];
            };
        };
        responses: {
            /** @description Changed; there is no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There are too many labels, or one is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination of that name. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    consumeDestination: {
        parameters: {
            query?: {
                /** @description Whether the destination's secrets are to be left out. */
                $skipCredentials?: boolean;
                /** @description Whether no token is to be fetched. */
                $skipTokenRetrieval?: boolean;
                /** @description `owner`, to be told whose the destination is; `$includeMetadata` is the same. */
                includeMetadata?: string;
            };
            header?: {
                /** @description Answer only if the tag is one of these. */
                "If-Match"?: string;
                /** @description Answer 304 if the tag is one of these. */
                "If-None-Match"?: string;
                /** @description The token of whoever acts for the subject. */
                "X-actor-token"?: string;
                /** @description The URI of its type. */
                "X-actor-token-type"?: string;
                /**
                 * @description Goes through another destination first: `com.sap.iasGeneratedOAuth2SamlBearerAssertion` or
                 *     `com.sap.sequentialUserPropagation`. What the chain is to be made of stands in headers `X-chain-var-<name>`; a
                 *     fragment over the destination that is asked first in `X-chain-var-samlProviderFragmentName` or
                 *     `X-chain-var-tokenTransformationFragmentName`, each with `…FragmentOptional`.
                 */
                "X-chain-name"?: string;
                /** @description What proves who the client is, in place of its secret. */
                "X-client-assertion"?: string;
                /** @description The destination that brings the client assertion; not together with the two before. */
                "X-client-assertion-destination-name"?: string;
                /** @description The URI of its kind. */
                "X-client-assertion-type"?: string;
                /** @description The authorization code to use, for `OAuth2AuthorizationCode`. */
                "X-code"?: string;
                /** @description What the code's challenge was made of (PKCE). */
                "X-code-verifier"?: string;
                /**
                 * @description Fragments whose properties go before the destination's own, with commas between them; under `/v2` each may have its level
                 *     behind `@`.
                 */
                "X-fragment-name"?: string;
                /** @description Whether a fragment that does not exist is left out; only with one. */
                "X-fragment-optional"?: boolean;
                /** @description The address the code was sent to. */
                "X-redirect-uri"?: string;
                /** @description The refresh token to use, for `OAuth2RefreshToken`. */
                "X-refresh-token"?: string;
                /** @description The assertion to pass on, where `SAMLAssertionProvider` is `ClientProvided`. */
                "X-samlAssertion"?: string;
                /** @description The token to exchange, for `OAuth2TokenExchange`. */
                "X-subject-token"?: string;
                /** @description The URI of its type. */
                "X-subject-token-type"?: string;
                /** @description The tenant's subdomain, where the token service's address depends on it; not together with `X-user-token`. */
                "X-tenant"?: string;
                /** @description A person's token; goes before the one of `Authorization`. */
                "X-user-token"?: string;
            };
            path: {
                /** @description The destination's name and level: `name@subaccount`, or `name@instance`, which is also meant without a level. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The destination; a token that could not be fetched is told of in `authTokens`. */
            200: {
                headers: {
                    /** @description Changes with every write. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumedDestination"];
                };
            };
            /** @description The configuration is the one of `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such level, a header is not supported, or two cannot be combined. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description There is no destination, or no fragment, of that name on that level. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The configuration has another tag than `If-Match` says. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description The caller's token was issued by an identity service. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestinationError"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    showSignIn: {
        parameters: {
            query?: {
                /** @description Anything, to sign in again. */
                again?: string;
                /** @description The name of an identity provider to sign in with, or `docket` for a password. */
                idp?: string;
                /** @description Who signs in; handed on to the identity provider. */
                login_hint?: string;
                /** @description Where to go on to; a path of docket's. */
                return?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["SignInForm"];
            };
        };
        responses: {
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page again: name or password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page again: the form was open for too long, or is not docket's. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page again: too many attempts. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    backChannelLogout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The identity provider's name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["LogoutTokenForm"];
            };
        };
        responses: {
            /** @description They are signed out, or were already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The token is missing, or is not believed; or the provider cannot be asked for its keys. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    signedInWith: {
        parameters: {
            query?: {
                /** @description What docket gets the tokens for. */
                code?: string;
                /** @description Why the provider signed nobody in. */
                error?: string;
                /** @description The provider's issuer. */
                iss?: string;
                /** @description As docket sent it. */
                state?: string;
            };
            header?: never;
            path: {
                /** @description The provider's name. */
                idp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: the person is not let in. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: the provider does not answer, or is not believed. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getSignInStyle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The style. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css": string;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    signInWith: {
        parameters: {
            query?: {
                /** @description Anything, to have the person sign in again there. */
                again?: string;
                /** @description Set when the browser was sent to docket's public address. */
                here?: string;
                /** @description Who signs in; handed on. */
                login_hint?: string;
                /** @description Where to go on to afterwards; a path of docket's. */
                return?: string;
            };
            header?: never;
            path: {
                /** @description The provider's name. */
                idp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: the provider does not answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: {
                client_id?: string;
                /** @description An ID token of the client, instead of `client_id` or beside it. */
                id_token_hint?: string;
                /** @description The same as `redirect`. */
                post_logout_redirect_uri?: string;
                /** @description One that is registered for the client. */
                redirect?: string;
                /** @description Comes back with `post_logout_redirect_uri`. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    signOutByForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["SignOutParameters"];
            };
        };
        responses: {
            /** @description A page that says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    signedOutWith: {
        parameters: {
            query?: {
                /** @description As docket sent it. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    authorize: {
        parameters: {
            query: {
                client_id: string;
                code_challenge?: string;
                /** @description `S256`, or `plain` if it must be. */
                code_challenge_method?: string;
                /** @description The name of the identity provider to sign in with, or `docket` for a password. */
                idp?: string;
                /** @description Who signs in; or JSON that names the identity provider: `{"origin":"corp"}`. */
                login_hint?: string;
                /** @description In seconds: whoever signed in longer ago signs in again. */
                max_age?: number;
                /** @description Stands in the ID token. */
                nonce?: string;
                /** @description The same as `idp`. */
                origin?: string;
                /**
                 * @description `none` to be refused instead of showing a page; or, separated by spaces, `login` or `select_account` to have the
                 *     person sign in again, and `consent`, which changes nothing.
                 */
                prompt?: string;
                /** @description One that is registered for the client. */
                redirect_uri: string;
                /** @description Only this one. */
                response_mode?: string;
                response_type: string;
                /** @description Separated by spaces. */
                scope?: string;
                /** @description Comes back as it is. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    authorizeByForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AuthorizationRequest"];
            };
        };
        responses: {
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getTokenServiceGuide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The guide. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The subaccount's id; another one is refused. */
                "x-zid"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description A parameter is missing or doubled, or what it says does not hold. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client, the person or the assertion is not accepted, or the grant is not the client's. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Too many attempts to sign in, or too many wrong client secrets. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    getOpenIdConfigurationOfIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdConfiguration"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    issueTokenForAssertion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The subaccount's id; another one is refused. */
                "x-zid"?: string;
            };
            path: {
                /** @description The subdomain. */
                alias: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AssertionRequest"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description A parameter is missing or doubled, or it is another grant. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The client or the assertion is not accepted, or the grant is not the client's. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The alias is not this token service's. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Too many wrong client secrets. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    showPasswordForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["PasswordForm"];
            };
        };
        responses: {
            /** @description A page that says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: the form is not this session's. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: the person signs in elsewhere. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: too many attempts. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can: the database answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The database does not answer. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getServiceProviderMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SAML 2.0 metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/samlmetadata+xml": string;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    searchScim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearchRequest"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A member cannot be read, or names an attribute nothing has. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    bulkScim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimBulk"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimBulkResult"];
                };
            };
            /** @description There are no operations. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large, or there are too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    listScimGroups: {
        parameters: {
            query?: {
                /** @description Only these attributes, separated by commas. */
                attributes?: string;
                /** @description Most resources of the page; 100 without it, never more than 1000. */
                count?: number;
                /** @description All attributes but these, separated by commas. */
                excludedAttributes?: string;
                /** @description A filter as RFC 7644, section 3.4.2.2 has it. */
                filter?: string;
                /** @description The attribute to sort by; the name without it. */
                sortBy?: string;
                /** @description `ascending` or `descending`. */
                sortOrder?: string;
                /** @description The first resource of the page, from 1. */
                startIndex?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A parameter cannot be read, or names an attribute there is not. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    createScimGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description The group. */
            201: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description An attribute is missing or not valid; `detail` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    searchScimGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearchRequest"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A member cannot be read, or names an attribute there is not. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    getScimGroup: {
        parameters: {
            query?: {
                /** @description Only these attributes, separated by commas. */
                attributes?: string;
                /** @description All attributes but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description It still has the version in `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    replaceScimGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description An attribute is missing or not valid; `detail` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It does not have the version in `If-Match` any more. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    deleteScimGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such group any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It does not have the version in `If-Match` any more. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    patchScimGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description An operation cannot be carried out; nothing was changed. `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It does not have the version in `If-Match` any more. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    getScimMe: {
        parameters: {
            query?: {
                /** @description Only these attributes, separated by commas. */
                attributes?: string;
                /** @description All attributes but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    /** @description Their version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description They still have the version in `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The person is not in the directory. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    listScimResourceTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    getScimResourceType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `User` or `Group`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such kind. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    listScimSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    getScimSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The schema's URN. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such schema. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    getScimServiceProviderConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it can do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    listScimUsers: {
        parameters: {
            query?: {
                /** @description Only these attributes, separated by commas. */
                attributes?: string;
                /** @description Most resources of the page; 100 without it, never more than 1000. */
                count?: number;
                /** @description All attributes but these, separated by commas. */
                excludedAttributes?: string;
                /** @description A filter as RFC 7644, section 3.4.2.2 has it. */
                filter?: string;
                /** @description The attribute to sort by; the sign-in name without it. */
                sortBy?: string;
                /** @description `ascending` or `descending`. */
                sortOrder?: string;
                /** @description The first resource of the page, from 1. */
                startIndex?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A parameter cannot be read, or names an attribute there is not. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    createScimUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description The user. */
            201: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    /** @description Its address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description An attribute is missing or not valid; `detail` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The sign-in name or the id is taken, or nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    searchScimUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearchRequest"];
            };
        };
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimList"];
                };
            };
            /** @description A member cannot be read, or names an attribute there is not. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    getScimUser: {
        parameters: {
            query?: {
                /** @description Only these attributes, separated by commas. */
                attributes?: string;
                /** @description All attributes but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description It still has the version in `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    replaceScimUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimResource"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description An attribute is missing or not valid; `detail` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The sign-in name or the id is taken, or nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It does not have the version in `If-Match` any more. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    deleteScimUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such user any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It does not have the version in `If-Match` any more. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    patchScimUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The Global User ID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description Its version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimResource"];
                };
            };
            /** @description An operation cannot be carried out; nothing was changed. `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The sign-in name or the id is taken, or nobody would be left to administer the subaccount. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description It does not have the version in `If-Match` any more. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description The body is not declared as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimError"];
                };
            };
        };
    };
    showSetUp: {
        parameters: {
            query: {
                /** @description The set-up link's. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says what is wrong with the request. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page: the link does not work any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that docket failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["SetUpForm"];
            };
        };
        responses: {
            /** @description The administrator, answered to JSON. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstAdministrator"];
                };
            };
            /** @description The browser is sent on. */
            302: {
                headers: {
                    /** @description Where. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A value is not taken; a page, or named in `target`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                    "text/html": string;
                };
            };
            /** @description The link does not work any more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                    "text/html": string;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                    "text/html": string;
                };
            };
        };
    };
    listConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of its primary destination. */
                id: components["schemas"]["ConnectorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connector, with the newest record of each kind of job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such connector. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listConnectorJobs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The connector. */
                id: components["schemas"]["ConnectorId"];
                /** @description The kind of job. */
                jobType: components["schemas"]["JobType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records that are kept, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description There is no such kind of job. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description There is no such connector. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    followEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event seen. */
                "Last-Event-ID"?: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, until the caller may no longer listen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TaskChange"];
                };
            };
            /** @description `Last-Event-ID` is not the id of an event. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getServiceStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each part. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceStatusList"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listTaskDefinitions: {
        parameters: {
            query?: {
                /** @description Only those of these connectors. */
                connectorId?: components["schemas"]["ConnectorId"][];
                /** @description Only those of connectors in these groups; the empty name is the group *Others*. */
                group?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDefinitionList"];
                };
            };
            /** @description A parameter cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getTaskDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The definition's URN. */
                urn: components["schemas"]["Urn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The definition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDefinition"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description No task of the caller is of this kind. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description What to sort by, with ` desc` after it or not. */
                $orderby?: string;
                /** @description Words that each occur in the subject or in a custom attribute, at most ten. */
                $search?: string;
                /** @description How many tasks to pass over; for lists that do not end use `nextLink`. */
                $skip?: number;
                /** @description Where a page begins, as `nextLink` says. */
                $skiptoken?: string;
                /** @description Most tasks of a page. */
                $top?: number;
                /** @description The only box there is. */
                box?: "inbox";
                /** @description Connectors, between commas. */
                connectorId?: components["schemas"]["ConnectorId"][];
                createdFrom?: components["schemas"]["Timestamp"];
                createdTo?: components["schemas"]["Timestamp"];
                /** @description Task definitions, between commas. */
                definitionId?: components["schemas"]["Urn"][];
                dueBefore?: components["schemas"]["Timestamp"];
                /** @description Only tasks whose last operation failed. */
                failed?: boolean;
                /** @description Groups of connectors (filter tabs) in any language, between commas; the empty name is the group *Others*. */
                group?: string[];
                /** @description Between commas. */
                priority?: components["schemas"]["Priority"][];
                /** @description Between commas. */
                status?: ("READY" | "RESERVED" | "IN_PROGRESS")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
            200: {
                headers: {
                    /** @description The connectors whose tasks are left out because they cannot be reached, between commas; what a header cannot hold is percent-encoded. */
                    "X-Inaccessible-Providers"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description A parameter cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's URN. */
                urn: components["schemas"]["Urn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    /** @description The task's version: its `modifiedAt`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller has no such task. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    actOnTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Visible ASCII; the same key never decides twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The task's URN. */
                urn: components["schemas"]["Urn"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description The task's version: its `modifiedAt`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The provider took the decision and will finish it later. */
            202: {
                headers: {
                    /** @description The task's version: its `modifiedAt`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The decision is not possible as it is; `target` names what is at fault. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller has no such task. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.operation.inProgress`, `taskcenter.idempotencyKey.reused`, `taskcenter.decision.conflict`, `taskcenter.decision.overtaken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.rejected` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.unsupported` */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.providerFailed` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.notSent`, `taskcenter.decision.interrupted` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.beingChecked`, `taskcenter.decision.unknown` */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getTaskDescription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's URN. */
                urn: components["schemas"]["Urn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The description. */
            200: {
                headers: {
                    /** @description The text's language, if the provider says. */
                    "Content-Language"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller has no such task. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.rejected` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.unsupported` */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.providerFailed` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.description.notSent` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    respondToTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Visible ASCII; the same key never decides twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The task's URN. */
                urn: components["schemas"]["Urn"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            /** @description The task as it is now. */
            200: {
                headers: {
                    /** @description The task's version: its `modifiedAt`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The provider took the decision and will finish it later. */
            202: {
                headers: {
                    /** @description The task's version: its `modifiedAt`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The decision is not possible as it is; `target` names what is at fault. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller has no such task. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.operation.inProgress`, `taskcenter.idempotencyKey.reused`, `taskcenter.decision.conflict`, `taskcenter.decision.overtaken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.rejected` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.throttled` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.unsupported` */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.providerFailed` */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.notSent`, `taskcenter.decision.interrupted` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description `taskcenter.decision.beingChecked`, `taskcenter.decision.unknown` */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    countTasks: {
        parameters: {
            query?: {
                /** @description Words that each occur in the subject or in a custom attribute, at most ten. */
                $search?: string;
                /** @description The only box there is. */
                box?: "inbox";
                /** @description Connectors, between commas. */
                connectorId?: components["schemas"]["ConnectorId"][];
                createdFrom?: components["schemas"]["Timestamp"];
                createdTo?: components["schemas"]["Timestamp"];
                /** @description Task definitions, between commas. */
                definitionId?: components["schemas"]["Urn"][];
                dueBefore?: components["schemas"]["Timestamp"];
                /** @description Only tasks whose last operation failed. */
                failed?: boolean;
                /** @description Groups of connectors (filter tabs) in any language, between commas; the empty name is the group *Others*. */
                group?: string[];
                /** @description Counts each group of connectors by itself. */
                groupBy?: "group";
                /** @description Between commas. */
                priority?: components["schemas"]["Priority"][];
                /** @description Between commas. */
                status?: ("READY" | "RESERVED" | "IN_PROGRESS")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number; with `groupBy` an object. */
            200: {
                headers: {
                    /** @description The connectors whose tasks are left out. */
                    "X-Inaccessible-Providers"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupCounts"];
                    "text/plain": number;
                };
            };
            /** @description A parameter cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    searchUsers: {
        parameters: {
            query: {
                /** @description At least three characters; case does not count. */
                $search: string;
                /** @description Most people of the answer; 20 without it. */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundUserList"];
                };
            };
            /** @description A parameter cannot be read; `target` names it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Nobody is signed in, or the token does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description The caller lacks what the call needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCenterError"];
                };
            };
        };
    };
    getTokenKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenKey"] | null;
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    listTokenKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys; the first one signs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    getUserInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInfo"];
                };
            };
            /** @description There is no token, or it does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The token is nobody's, or lacks the scope `openid`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
    getUserInfoByForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["UserInfoRequest"] | null;
            };
        };
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInfo"];
                };
            };
            /** @description The token is sent twice. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description There is no token, or it does not hold. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description The token is nobody's, or lacks the scope `openid`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
            /** @description Something went wrong on docket's side; its log says what. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthError"];
                };
            };
        };
    };
}

/// The whole product as one: PostgreSQL, Keycloak, the loopback DNS and policy servers and Payara with the EAR, started
/// side by side for the run command and for the tests that need the real thing.
@NullMarked
package org.mailward.system;

import org.jspecify.annotations.NullMarked;

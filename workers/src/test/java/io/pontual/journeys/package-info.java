/** Whole stories on the sandbox: real engine, database, broker, mail and HTTP, checked against the invariants at the end. */
package io.pontual.journeys;

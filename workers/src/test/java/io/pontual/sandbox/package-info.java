/**
 * The whole of Pontual in one JVM, with every part real: engine, PostgreSQL, Artemis, mail server, both applications, and
 * simulators in the place of foreign companies. Only for trying out and for tests; nothing of it is in a production jar.
 */
package io.pontual.sandbox;

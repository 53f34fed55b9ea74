/** Litoral's side: forms in, XML out, outcomes that must be asked for, with the same magic tokens. */
package io.pontual.integrations.simulators.litoral;

/** The carrier's side: XML in and out; tracking for who asks, by cursor. */
package io.pontual.integrations.simulators.rotasul;

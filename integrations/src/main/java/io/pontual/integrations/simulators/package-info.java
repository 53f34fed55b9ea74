/** Partners played by this application over their real protocols, in profile {@code simulators} only. Never random. */
package io.pontual.integrations.simulators;

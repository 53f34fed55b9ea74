/** Aurora Pay's side: authorisations over HTTP and signed webhooks, with magic tokens. */
package io.pontual.integrations.simulators.aurora;

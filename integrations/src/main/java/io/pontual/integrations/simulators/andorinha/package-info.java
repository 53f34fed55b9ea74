/** The carrier's side: JSON in and out, signed webhooks of many events, and the same events for who asks. */
package io.pontual.integrations.simulators.andorinha;

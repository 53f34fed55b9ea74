/** Every partner protocol: Camel routes between our queues and the outside world. */
package io.pontual.integrations;

/** What the simulated carriers share: parcels whose stories are chosen by markers in the order's number. */
package io.pontual.integrations.simulators.carriers;

/** What the models and workers agree on about taking goods from the shelf. */
package io.pontual.processes.picking;

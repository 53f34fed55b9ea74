/** Taking goods from the shelf. */
package io.pontual.workers.picking;

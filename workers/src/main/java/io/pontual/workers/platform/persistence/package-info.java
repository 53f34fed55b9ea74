/** What repositories share: ids and the generated jOOQ classes. */
package io.pontual.workers.platform.persistence;

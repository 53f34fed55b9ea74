/** Services for customers beside their goods, at hours that are agreed on. */
package io.pontual.workers.care;

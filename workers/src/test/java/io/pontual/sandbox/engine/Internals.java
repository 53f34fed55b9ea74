package io.pontual.sandbox.engine;

import java.lang.reflect.Field;

/** What Zeebe Process Test keeps to itself and we must reach. Another version may keep it elsewhere: then nothing starts. */
final class Internals {
    private Internals() {}

    static Object read(Object owner, String name) {
        try {
            return field(owner, name).get(owner);
        } catch (IllegalAccessException e) {
            throw unknownVersion(e);
        }
    }

    static void write(Object owner, String name, Object value) {
        try {
            field(owner, name).set(owner, value);
        } catch (IllegalAccessException e) {
            throw unknownVersion(e);
        }
    }

    private static Field field(Object owner, String name) {
        try {
            var field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw unknownVersion(e);
        }
    }

    private static IllegalStateException unknownVersion(ReflectiveOperationException e) {
        return new IllegalStateException("This version of Zeebe Process Test is built in another way", e);
    }
}

package io.decisiongate.web.api;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks objects of Open Liberty by name for what it has no interface for. A Liberty that is made
 * otherwise is told by an exception.
 */
final class LibertyObject {
  private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

  private LibertyObject() {}

  /** Liberty's own request behind all wrappers. */
  static Object requestOf(HttpServletRequest request) throws ReflectiveOperationException {
    ServletRequest own = request;
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    return call(own, "getIRequest").orElseThrow();
  }

  static boolean is(Object target, String name) throws ReflectiveOperationException {
    return call(target, name).filter(Boolean.TRUE::equals).isPresent();
  }

  /** Calls a method without parameters, whoever may see it; empty for null. */
  static Optional<Object> call(Object target, String name) throws ReflectiveOperationException {
    String key = target.getClass().getName() + '.' + name;
    Method method = METHODS.get(key);
    if (method == null) {
      method = method(target.getClass(), name);
      METHODS.put(key, method);
    }
    return Optional.ofNullable(method.invoke(target));
  }

  private static Method method(Class<?> type, String name) throws NoSuchMethodException {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException(type.getName() + '.' + name);
  }

  static Object field(Object target, String name) throws ReflectiveOperationException {
    for (Class<?> c = target.getClass(); c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(target);
        }
      }
    }
    throw new NoSuchFieldException(target.getClass().getName() + '.' + name);
  }
}

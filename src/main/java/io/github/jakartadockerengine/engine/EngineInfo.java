package io.github.jakartadockerengine.engine;

/**
 * Which engine answers.
 *
 * @param product such as {@code Docker Engine 28.2.2}
 * @param address where it answers, without credentials
 * @param addressing how containers are reached from here and why, in a sentence
 */
public record EngineInfo(String product, String address, String addressing) {}

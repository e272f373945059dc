package org.chengming.letters;

/**
 * What a template may leave open.
 *
 * @param name as it stands between braces, {@code received}
 * @param label what it stands for, in Chinese
 * @param sample a value to try it with
 */
public record Placeholder(String name, String label, String sample) {}

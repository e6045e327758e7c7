import type { Module } from "#platform/http";

/** Every module of the platform, in the order of the architecture. */
export const modules: readonly Module[] = [];

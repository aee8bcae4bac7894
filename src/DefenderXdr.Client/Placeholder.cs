namespace DefenderXdr;

internal static class Placeholder;

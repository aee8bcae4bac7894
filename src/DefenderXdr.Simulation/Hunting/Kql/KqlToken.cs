namespace DefenderXdr.Simulation;

internal enum KqlTokenKind
{
    Name,
    Text,
    Number,
    TimeSpan,
    DateTime,
    Truth,
    Guid,
    Symbol,
    End,
}

/// <summary>A piece of a query: as it is written, what it means, and where it stands.</summary>
internal sealed record KqlToken(KqlTokenKind Kind, string Text, object? Value, int Line, int Column)
{
    internal bool Is(string text) => Kind is KqlTokenKind.Name or KqlTokenKind.Symbol && Text == text;
}

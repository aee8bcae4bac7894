namespace DefenderXdr.Simulation;

/// <summary>A place in the tokens of a query.</summary>
internal sealed class KqlCursor(List<KqlToken> tokens)
{
    private int next;

    internal KqlToken Current => tokens[next];

    internal KqlToken Take()
    {
        var token = tokens[next];
        if (next < tokens.Count - 1)
            next++;
        return token;
    }

    internal bool TryTake(string text)
    {
        if (!Current.Is(text))
            return false;
        Take();
        return true;
    }

    /// <summary>Goes to the bracket that closes the one before.</summary>
    internal void SkipToClose()
    {
        for (var depth = 1; ; Take())
        {
            depth += Current.Is("(") ? 1 : Current.Is(")") ? -1 : 0;
            if (depth == 0 || Current.Kind == KqlTokenKind.End)
                return;
        }
    }

    internal void Expect(string text)
    {
        if (!TryTake(text))
            throw KqlException.Syntax(Current);
    }

    internal KqlToken Name() => Current.Kind == KqlTokenKind.Name ? Take() : throw KqlException.Syntax(Current);

    internal int Count() => Current is { Kind: KqlTokenKind.Number, Value: long and >= 0 and <= int.MaxValue }
        ? (int)(long)Take().Value!
        : throw KqlException.Syntax(Current);
}

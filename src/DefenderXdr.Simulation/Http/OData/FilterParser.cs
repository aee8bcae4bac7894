namespace DefenderXdr.Simulation;

/// <summary>Turns the part of OData's <c>$filter</c> that the services document into a predicate, and refuses the rest.</summary>
internal sealed class FilterParser<T>
{
    private const int DeepestNesting = 64;
    private readonly FilterFields<T> fields;
    private readonly List<FilterToken> tokens;
    private readonly string prefix;
    private int next;
    private int depth;

    private FilterParser(List<FilterToken> tokens, int next, FilterFields<T> fields, string prefix)
    {
        this.tokens = tokens;
        this.next = next;
        this.fields = fields;
        this.prefix = prefix;
    }

    private FilterToken Current => tokens[next];

    internal static Func<T, bool> Parse(string text, FilterFields<T> fields)
    {
        var parser = new FilterParser<T>(FilterLexer.Read(text), 0, fields, "");
        var matches = parser.Or();
        return parser.Current.Kind == FilterTokenKind.End ? matches : throw parser.Unexpected();
    }

    private Func<T, bool> Or()
    {
        if (++depth > DeepestNesting)
            throw new FilterException("The filter is nested too deeply.");
        var left = And();
        while (TakeWord("or"))
            left = Either(left, And());
        depth--;
        return left;
    }

    private Func<T, bool> And()
    {
        var left = Not();
        while (TakeWord("and"))
            left = Both(left, Not());
        return left;
    }

    private Func<T, bool> Not()
    {
        var negated = false;
        while (TakeWord("not"))
            negated = !negated;
        var inner = Primary();
        return negated ? item => !inner(item) : inner;
    }

    private Func<T, bool> Primary()
    {
        if (TakeSymbol("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var name = Word("a property name");
        if (name is "contains" or "startswith" && TakeSymbol("("))
            return TextFunction(name);
        if (name.EndsWith("/any", StringComparison.Ordinal) && TakeSymbol("("))
            return Any(name.Substring(0, name.Length - 4));
        var field = Field(name);
        var op = Word("an operator");
        if (op == "in")
            return In(field);
        var literal = Literal(field, op);
        return FilterComparison.Make(field, op, literal) ?? throw new FilterException($"The operator '{op}' is not supported for '{name}' of type {field.EdmType}.");
    }

    private Func<T, bool> In(FilterField<T> field)
    {
        Expect("(");
        var literals = new List<object?>();
        do
            literals.Add(Literal(field, "in"));
        while (TakeSymbol(","));
        Expect(")");
        var choices = literals.ConvertAll(literal => FilterComparison.Make(field, "eq", literal)!);
        return item => choices.Exists(choice => choice(item));
    }

    private Func<T, bool> TextFunction(string function)
    {
        var name = Word("a property name");
        var field = Field(name);
        Expect(",");
        var part = Current.Kind == FilterTokenKind.Text ? tokens[next++].Value : throw Unexpected();
        Expect(")");
        if (field.EdmType != "Edm.String")
            throw new FilterException($"No function signature for the function with name '{function}' matches the specified arguments: '{name}' is of type {field.EdmType}.");
        return function == "contains"
            ? item => ((string?)field.Value(item) ?? "").IndexOf(part, StringComparison.OrdinalIgnoreCase) is not -1
            : item => ((string?)field.Value(item) ?? "").StartsWith(part, StringComparison.OrdinalIgnoreCase);
    }

    private Func<T, bool> Any(string collection)
    {
        var variable = Word("a range variable");
        Expect(":");
        if (fields.FindTexts(collection) is { } texts)
        {
            var one = Within(new FilterFields<string>(graph: false).Text(variable, text => text), "");
            return item => texts(item).Any(one);
        }

        if (fields.Inner is not { } inner || fields.InnerItems is not { } items || !string.Equals(collection, "evidence", StringComparison.OrdinalIgnoreCase))
            throw new FilterException($"'{collection}/any' is not supported here.");
        var matches = Within(inner, variable + "/");
        return item => items(item).Any(matches);
    }

    private Func<TInner, bool> Within<TInner>(FilterFields<TInner> inner, string before)
    {
        var parser = new FilterParser<TInner>(tokens, next, inner, before) { depth = depth };
        var matches = parser.Or();
        next = parser.next;
        Expect(")");
        return matches;
    }

    private FilterField<T> Field(string name)
    {
        var bare = name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : "";
        return fields.Find(bare) ?? throw new FilterException($"Could not find a property named '{name}' that can be filtered on. Supported: {string.Join(", ", fields.Names)}.");
    }

    private object? Literal(FilterField<T> field, string op)
    {
        var token = tokens[next];
        if (token.Kind is not (FilterTokenKind.Word or FilterTokenKind.Text))
            throw Unexpected();
        next++;
        return FilterLiteral.Read(field, token, op);
    }

    private string Word(string wanted) =>
        Current.Kind == FilterTokenKind.Word ? tokens[next++].Value : throw new FilterException($"Syntax error: {wanted} is expected at position {Current.Position}.");

    private bool TakeWord(string word) => Take(FilterTokenKind.Word, word);

    private bool TakeSymbol(string symbol) => Take(FilterTokenKind.Symbol, symbol);

    private bool Take(FilterTokenKind kind, string value)
    {
        if (Current.Kind != kind || Current.Value != value)
            return false;
        next++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw new FilterException($"Syntax error: '{symbol}' is expected at position {Current.Position}.");
    }

    private FilterException Unexpected() => new(Current.Kind == FilterTokenKind.End
        ? $"Syntax error: the expression ends at position {Current.Position} where more is expected."
        : $"Syntax error: '{Current.Value}' is not expected at position {Current.Position}.");

    private static Func<T, bool> Either(Func<T, bool> left, Func<T, bool> right) => item => left(item) || right(item);

    private static Func<T, bool> Both(Func<T, bool> left, Func<T, bool> right) => item => left(item) && right(item);
}

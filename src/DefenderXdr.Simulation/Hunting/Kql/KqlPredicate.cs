namespace DefenderXdr.Simulation;

/// <summary>Reads what stands after <c>where</c>. A row passes when the predicate is true, not when it is null.</summary>
internal sealed class KqlPredicate(KqlCursor cursor, KqlScalarReader scalars)
{
    private const int DeepestNesting = 64;
    private const string Operators = "Comparisons that are run: ==, !=, =~, !~, <, <=, >, >=, in, !in, in~, !in~, contains, has, startswith, endswith, these with _cs or a leading !.";
    private int depth;

    internal Func<object?[], bool?> Read()
    {
        if (++depth > DeepestNesting)
            throw KqlException.Semantic("where", "The expression is nested too deeply", cursor.Current);
        var left = And();
        while (cursor.TryTake("or"))
            left = Either(left, And());
        depth--;
        return left;
    }

    private Func<object?[], bool?> And()
    {
        var left = Single();
        while (cursor.TryTake("and"))
            left = Both(left, Single());
        return left;
    }

    private Func<object?[], bool?> Single()
    {
        if (cursor.Current.Is("not"))
        {
            cursor.Take();
            var inner = Parenthesis();
            return row => !inner(row);
        }

        return cursor.Current.Is("(") ? Parenthesis() : Comparison();
    }

    private Func<object?[], bool?> Parenthesis()
    {
        cursor.Expect("(");
        var inner = Read();
        cursor.Expect(")");
        return inner;
    }

    private Func<object?[], bool?> Comparison()
    {
        var left = scalars.Read();
        var op = cursor.Current;
        if (op.Kind == KqlTokenKind.End || op.Is("|") || op.Is(")") || op.Is(";") || op.Is("and") || op.Is("or"))
            return left.Kind == KqlKind.Truth ? row => (bool?)left.Value(row) : throw KqlException.Semantic("where", $"'{left.Token.Text}' is not a truth value", left.Token);
        cursor.Take();
        if (op.Text is "in" or "!in" or "in~" or "!in~")
            return In(left, op);
        var right = KqlCompare.Knows(op.Text) ? scalars.Read() : throw Unknown(op);
        return KqlCompare.Make(left, op, right);
    }

    private Func<object?[], bool?> In(KqlScalar left, KqlToken op)
    {
        cursor.Expect("(");
        var equal = new KqlToken(KqlTokenKind.Symbol, op.Text[op.Text.Length - 1] == '~' ? "=~" : "==", null, op.Line, op.Column);
        var choices = new List<Func<object?[], bool?>>();
        do
            choices.AddRange(KqlScalarReader.Choices(scalars.Read()).Select(choice => KqlCompare.Make(left, equal, choice)));
        while (cursor.TryTake(","));
        cursor.Expect(")");
        var wanted = op.Text[0] != '!';
        return row => choices.Exists(choice => choice(row) == true) == wanted;
    }

    private static KqlException Unknown(KqlToken op) => op.Kind switch
    {
        KqlTokenKind.Name => KqlException.NotRun("operator", op, Operators),
        KqlTokenKind.Symbol when op.Text is "+" or "-" or "*" or "/" or "%" or "." or "[" => KqlException.NotRun("operator", op, Operators),
        _ => KqlException.Syntax(op),
    };

    private static Func<object?[], bool?> Either(Func<object?[], bool?> left, Func<object?[], bool?> right) =>
        row => left(row) is true ? true : left(row) | right(row);

    private static Func<object?[], bool?> Both(Func<object?[], bool?> left, Func<object?[], bool?> right) =>
        row => left(row) is false ? false : left(row) & right(row);
}

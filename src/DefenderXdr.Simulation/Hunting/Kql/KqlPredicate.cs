namespace DefenderXdr.Simulation;

/// <summary>A value in an expression: what kind it is, and how a row gives it.</summary>
internal sealed record KqlScalar(KqlKind Kind, KqlToken Token, Func<object?[], object?> Value);

/// <summary>Reads what stands after <c>where</c>. A row passes when the predicate is true, not when it is null.</summary>
internal sealed class KqlPredicate(KqlCursor cursor, KqlRows rows, DateTime now)
{
    private const int DeepestNesting = 64;
    private const string Operators = "Comparisons that are run: ==, !=, =~, !~, <, <=, >, >=, in, !in, in~, !in~, contains, has, startswith, endswith, these with _cs or a leading !.";
    private const string Functions = "Functions that are run: ago, now, datetime, isempty, isnotempty, isnull, isnotnull, not.";
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
        var left = Scalar();
        var op = cursor.Current;
        if (op.Kind == KqlTokenKind.End || op.Is("|") || op.Is(")") || op.Is(";") || op.Is("and") || op.Is("or"))
            return left.Kind == KqlKind.Truth ? row => (bool?)left.Value(row) : throw KqlException.Semantic("where", $"'{left.Token.Text}' is not a truth value", left.Token);
        cursor.Take();
        if (op.Text is "in" or "!in" or "in~" or "!in~")
            return In(left, op);
        var right = KqlCompare.Knows(op.Text) ? Scalar() : throw Unknown(op);
        return KqlCompare.Make(left, op, right);
    }

    private Func<object?[], bool?> In(KqlScalar left, KqlToken op)
    {
        cursor.Expect("(");
        var equal = new KqlToken(KqlTokenKind.Symbol, op.Text[op.Text.Length - 1] == '~' ? "=~" : "==", null, op.Line, op.Column);
        var choices = new List<Func<object?[], bool?>>();
        do
            choices.Add(KqlCompare.Make(left, equal, Scalar()));
        while (cursor.TryTake(","));
        cursor.Expect(")");
        var wanted = op.Text[0] != '!';
        return row => choices.Exists(choice => choice(row) == true) == wanted;
    }

    private KqlScalar Scalar()
    {
        var token = cursor.Take();
        var negative = token.Is("-") && cursor.Current.Kind == KqlTokenKind.Number;
        if (negative)
            token = cursor.Take();
        switch (token.Kind)
        {
            case KqlTokenKind.Text:
                return new(KqlKind.Text, token, _ => token.Value);
            case KqlTokenKind.Number:
                var number = Convert.ToDouble(token.Value, System.Globalization.CultureInfo.InvariantCulture) * (negative ? -1 : 1);
                object value = token.Value is long whole ? (negative ? -whole : whole) : number;
                return new(KqlKind.Number, token, _ => value);
            case KqlTokenKind.TimeSpan:
                return new(KqlKind.Span, token, _ => token.Value);
            case KqlTokenKind.DateTime:
                return new(KqlKind.Time, token, _ => token.Value);
            case KqlTokenKind.Name when token.Text is "true" or "false":
                object truth = token.Text == "true";
                return new(KqlKind.Truth, token, _ => truth);
            case KqlTokenKind.Name when cursor.Current.Is("("):
                return Function(token);
            case KqlTokenKind.Name:
                return Column(token);
            default:
                throw KqlException.Syntax(token);
        }
    }

    private KqlScalar Column(KqlToken name)
    {
        var index = rows.Find(name.Text);
        if (index < 0)
            throw KqlException.Unresolved("where", name);
        // Text is never null in KQL.
        return rows.Columns[index].Kind == KqlKind.Text
            ? new(KqlKind.Text, name, row => row[index] ?? "")
            : new(rows.Columns[index].Kind, name, row => row[index]);
    }

    private KqlScalar Function(KqlToken name)
    {
        if (name.Text is not ("ago" or "now" or "isempty" or "isnotempty" or "isnull" or "isnotnull"))
            throw KqlException.NotRun("function", name, Functions);
        cursor.Expect("(");
        if (name.Text == "now")
        {
            cursor.Expect(")");
            object time = now;
            return new(KqlKind.Time, name, _ => time);
        }

        var argument = Scalar();
        cursor.Expect(")");
        return name.Text == "ago" ? Ago(name, argument) : Test(name, argument);
    }

    private KqlScalar Ago(KqlToken name, KqlScalar argument)
    {
        if (argument.Kind != KqlKind.Span)
            throw KqlException.Semantic("where", "ago() takes a timespan such as 1d, 2h, 30m or 10s", argument.Token);
        var span = (TimeSpan)argument.Value([])!;
        object time = span < now - DateTime.MinValue ? now - span : DateTime.MinValue;
        return new(KqlKind.Time, name, _ => time);
    }

    private static KqlScalar Test(KqlToken name, KqlScalar argument)
    {
        // isnull() of a text is false: a text is never null, only empty.
        var empty = name.Text is "isempty" or "isnotempty";
        var wanted = name.Text is "isempty" or "isnull";
        return new(KqlKind.Truth, name, row => (argument.Value(row) is not { } value || (empty && value is "")) == wanted);
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

namespace DefenderXdr.Simulation;

/// <summary>A value in an expression: what kind it is, and how a row gives it.</summary>
internal sealed record KqlScalar(KqlKind Kind, KqlToken Token, Func<object?[], object?> Value);

/// <summary>Reads a value: a literal, a column, a name that a <c>let</c> statement gave, or a function.</summary>
/// <param name="cursor">Where it stands.</param>
/// <param name="operator">The operator that it is for, for messages.</param>
/// <param name="rows">The rows whose columns it may name. A column hides a name of the same spelling.</param>
/// <param name="names">The values of the <c>let</c> statements.</param>
/// <param name="now">The time.</param>
internal sealed class KqlScalarReader(KqlCursor cursor, string @operator, KqlRows rows, Dictionary<string, KqlScalar> names, DateTime now)
{
    private const string Functions = "Functions that are run: ago, now, datetime, isempty, isnotempty, isnull, isnotnull, not.";

    internal KqlScalar Read()
    {
        var token = cursor.Take();
        var negative = token.Is("-") && cursor.Current.Kind == KqlTokenKind.Number;
        if (negative)
            token = cursor.Take();
        return token.Kind switch
        {
            KqlTokenKind.Text => Constant(KqlKind.Text, token, token.Value),
            KqlTokenKind.Number => Constant(KqlKind.Number, token, Signed(token, negative)),
            KqlTokenKind.TimeSpan => Constant(KqlKind.Span, token, token.Value),
            KqlTokenKind.DateTime => Constant(KqlKind.Time, token, token.Value),
            KqlTokenKind.Truth => Constant(KqlKind.Truth, token, token.Value),
            KqlTokenKind.Guid => Constant(KqlKind.Guid, token, token.Value),
            KqlTokenKind.Name when token.Text is "true" or "false" => Constant(KqlKind.Truth, token, token.Text == "true"),
            KqlTokenKind.Name when cursor.Current.Is("(") => token.Text == "dynamic" ? Dynamic(token) : Function(token),
            KqlTokenKind.Name => Named(token),
            _ => throw KqlException.Syntax(token),
        };
    }

    /// <summary>What a value stands for in a list of choices: a dynamic array for its items.</summary>
    internal static IEnumerable<KqlScalar> Choices(KqlScalar scalar)
    {
        if (scalar.Kind != KqlKind.Dynamic)
            return [scalar];
        var value = scalar.Value([]);
        return (value as object?[] ?? [value]).Where(item => item is not null).Select(item => Constant(KindOf(item!, scalar.Token), scalar.Token, item));
    }

    internal static object? Signed(KqlToken number, bool negative) => number.Value switch
    {
        long whole => negative ? -whole : whole,
        double real => negative ? -real : real,
        decimal exact => negative ? -exact : exact,
        _ => null,
    };

    private static KqlScalar Constant(KqlKind kind, KqlToken token, object? value) => new(kind, token, _ => value);

    private static KqlKind KindOf(object item, KqlToken token) => item switch
    {
        string => KqlKind.Text,
        long or double => KqlKind.Number,
        bool => KqlKind.Truth,
        DateTime => KqlKind.Time,
        TimeSpan => KqlKind.Span,
        Guid => KqlKind.Guid,
        _ => throw KqlException.Semantic("in", "A list of choices holds scalars", token),
    };

    private KqlScalar Dynamic(KqlToken token)
    {
        cursor.Expect("(");
        var value = KqlDynamic.Read(cursor);
        cursor.Expect(")");
        return Constant(KqlKind.Dynamic, token, value);
    }

    private KqlScalar Named(KqlToken name)
    {
        var index = rows.Find(name.Text);
        if (index < 0)
            return names.TryGetValue(name.Text, out var value) ? value with { Token = name } : throw KqlException.Unresolved(@operator, name);
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

        var argument = Read();
        cursor.Expect(")");
        return name.Text == "ago" ? Ago(name, argument) : Test(name, argument);
    }

    private KqlScalar Ago(KqlToken name, KqlScalar argument)
    {
        if (argument.Kind != KqlKind.Span)
            throw KqlException.Semantic(@operator, "ago() takes a timespan such as 1d, 2h, 30m or 10s", argument.Token);
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
}

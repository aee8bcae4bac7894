namespace DefenderXdr.Simulation;

/// <summary>
/// The part of KQL that the simulated tenant runs: <c>let</c> statements with values, then a table, <c>print</c> or <c>union</c>, then <c>where</c>, <c>project</c>,
/// <c>extend</c>, <c>take</c>/<c>limit</c>, <c>order by</c>/<c>sort by</c>, <c>top</c>, <c>count</c>, <c>distinct</c> and <c>getschema</c>. Anything else is refused,
/// never ignored.
/// </summary>
internal sealed class KqlQuery
{
    private const string Supported = "Operators that are run: where, project, extend, take, limit, order by, sort by, top, count, distinct, getschema, and union at the start.";

    // What KQL has and this does not, told apart from what nobody has.
    private static readonly HashSet<string> OtherOperators =
    [
        "summarize", "join", "union", "parse", "parse-where", "parse-kv", "mv-expand", "mv-apply", "render", "evaluate", "lookup",
        "make-series", "project-away", "project-keep", "project-rename", "project-reorder", "search", "find", "sample", "sample-distinct",
        "top-nested", "top-hitters", "serialize", "invoke", "datatable", "range", "externaldata", "as", "consume",
        "facet", "fork", "partition", "reduce", "scan", "filter", "set", "declare", "materialize",
    ];

    private readonly KqlCursor cursor;
    private readonly Func<string, KqlRows?> table;
    private readonly DateTime now;
    private readonly Dictionary<string, KqlScalar> names = new(StringComparer.Ordinal);

    private KqlQuery(KqlCursor cursor, Func<string, KqlRows?> table, DateTime now)
    {
        this.cursor = cursor;
        this.table = table;
        this.now = now;
    }

    internal static KqlRows Run(string text, Func<string, KqlRows?> table, DateTime now) =>
        new KqlQuery(new(KqlLexer.Read(text)), table, now).Run();

    private KqlRows Run()
    {
        while (cursor.TryTake("let"))
            Let();
        var rows = Pipeline();
        cursor.TryTake(";");
        return cursor.Current.Kind == KqlTokenKind.End ? rows : throw KqlException.Syntax(cursor.Current);
    }

    private KqlRows Pipeline()
    {
        var rows = Source();
        while (cursor.TryTake("|"))
            rows = Apply(rows);
        return rows;
    }

    private KqlRows Source()
    {
        var source = OperatorName();
        if (source.Text == "union" && !cursor.Current.Is("|"))
            return new KqlUnion(cursor, table, Pipeline).Read(source);
        if (OtherOperators.Contains(source.Text) && !cursor.Current.Is("|"))
            throw KqlException.NotRun("statement", source, Supported);
        return source.Text == "print" ? Print() : table(source.Text) ?? throw KqlException.Unresolved("", source);
    }

    private void Let()
    {
        var name = cursor.Name();
        cursor.Expect("=");
        if (names.ContainsKey(name.Text))
            throw KqlException.Semantic("let", $"The name '{name.Text}' is there already", name);
        var start = cursor.Current;
        // Elsewhere tables and functions can have names; here only values have.
        if (start.Kind == KqlTokenKind.Name && start.Text is not ("true" or "false" or "dynamic" or "ago" or "now") && !names.ContainsKey(start.Text))
            throw KqlException.NotRun("expression", start, "A 'let' statement names a value.");
        var value = Scalars("let", KqlRows.None).Read();
        cursor.Expect(";");
        names.Add(name.Text, value);
    }

    // One row of values.
    private KqlRows Print()
    {
        var columns = new List<KqlColumn>();
        var values = new List<object?>();
        do
        {
            var name = cursor.Name();
            cursor.Expect("=");
            var scalar = Scalars("print", KqlRows.None).Read();
            var value = scalar.Value([]);
            columns.Add(new(name.Text, TypeOf(scalar.Kind, value)));
            values.Add(value);
        }
        while (cursor.TryTake(","));
        return new(columns, [[.. values]]);
    }

    private static KqlType TypeOf(KqlKind kind, object? value) => kind switch
    {
        KqlKind.Text => KqlType.String,
        KqlKind.Time => KqlType.DateTime,
        KqlKind.Truth => KqlType.SByte,
        KqlKind.Span => KqlType.TimeSpan,
        KqlKind.Guid => KqlType.Guid,
        KqlKind.Dynamic => KqlType.Object,
        _ => value switch { double => KqlType.Double, decimal => KqlType.Decimal, _ => KqlType.Int64 },
    };

    private KqlScalarReader Scalars(string @operator, KqlRows rows) => new(cursor, @operator, rows, names, now);

    private KqlRows Apply(KqlRows rows)
    {
        var name = OperatorName();
        switch (name.Text)
        {
            case "where":
                var predicate = new KqlPredicate(cursor, Scalars("where", rows)).Read();
                return rows with { Rows = rows.Rows.Where(row => predicate(row) is true) };
            case "project":
                return Project(rows);
            case "extend":
                return Extend(rows);
            case "getschema":
                return KqlSchema.Of(rows.Columns);
            case "take" or "limit":
                return rows with { Rows = rows.Rows.Take(cursor.Count()) };
            case "order" or "sort":
                cursor.Expect("by");
                return rows with { Rows = KqlSort.By(rows, SortKeys(name.Text, rows)) };
            case "top":
                var count = cursor.Count();
                cursor.Expect("by");
                return rows with { Rows = KqlSort.By(rows, SortKeys(name.Text, rows)).Take(count) };
            case "count":
                return new([new("Count", KqlType.Int64)], Counted(rows.Rows));
            case "distinct":
                return Distinct(rows);
            default:
                throw OtherOperators.Contains(name.Text) ? KqlException.NotRun("operator", name, Supported) : KqlException.Syntax(name);
        }
    }

    private KqlRows Project(KqlRows rows)
    {
        var columns = new List<KqlColumn>();
        var from = new List<int>();
        do
        {
            var name = cursor.Name();
            var renamed = cursor.TryTake("=");
            var index = Column("project", rows, renamed ? cursor.Name() : name);
            if (columns.Exists(column => column.Name == name.Text))
                throw KqlException.Semantic("project", $"A column named '{name.Text}' already exists", name);
            columns.Add(rows.Columns[index] with { Name = name.Text });
            from.Add(index);
        }
        while (cursor.TryTake(","));
        return Selected(rows, columns, from);
    }

    private KqlRows Extend(KqlRows rows)
    {
        var columns = rows.Columns.ToList();
        var values = new List<(int Column, Func<object?[], object?> Value)>();
        do
        {
            var name = cursor.Name();
            cursor.Expect("=");
            // Each sees the columns as they were before.
            var scalar = Scalars("extend", rows).Read();
            var from = scalar.Token.Kind == KqlTokenKind.Name ? rows.Find(scalar.Token.Text) : -1;
            var column = new KqlColumn(name.Text, from >= 0 ? rows.Columns[from].Type : TypeOf(scalar.Kind, scalar.Kind == KqlKind.Number ? scalar.Value([]) : null));
            var index = columns.FindIndex(one => one.Name == name.Text);
            if (index < 0)
            {
                index = columns.Count;
                columns.Add(column);
            }

            columns[index] = column;
            values.Add((index, scalar.Value));
        }
        while (cursor.TryTake(","));
        return new(columns, rows.Rows.Select(row =>
        {
            var extended = new object?[columns.Count];
            row.CopyTo(extended, 0);
            foreach (var (index, value) in values)
                extended[index] = value(row);
            return extended;
        }));
    }

    private KqlRows Distinct(KqlRows rows)
    {
        var from = new List<int>();
        if (cursor.TryTake("*"))
        {
            from.AddRange(Enumerable.Range(0, rows.Columns.Count));
        }
        else
        {
            do
                from.Add(Column("distinct", rows, cursor.Name()));
            while (cursor.TryTake(","));
        }

        var selected = Selected(rows, [.. from.Select(index => rows.Columns[index])], from);
        return selected with { Rows = selected.Rows.Distinct(KqlRowComparer.Instance) };
    }

    private List<KqlSort> SortKeys(string @operator, KqlRows rows)
    {
        var keys = new List<KqlSort>();
        do
        {
            var index = Column(@operator, rows, cursor.Name());
            // Descending unless asked otherwise.
            var ascending = cursor.TryTake("asc");
            if (!ascending)
                cursor.TryTake("desc");
            if (cursor.Current.Is("nulls"))
                throw KqlException.NotRun("clause", cursor.Current, "Nulls come first in ascending order and last in descending order.");
            keys.Add(new(index, ascending));
        }
        while (cursor.TryTake(","));
        return keys;
    }

    private int Column(string @operator, KqlRows rows, KqlToken name)
    {
        if (cursor.Current.Is("(") || cursor.Current.Is(".") || cursor.Current.Is("["))
            throw KqlException.NotRun("expression", name, $"'{@operator}' takes columns by name.");
        var index = rows.Find(name.Text);
        if (index < 0)
            throw KqlException.Unresolved(@operator, name);
        return index;
    }

    private static KqlRows Selected(KqlRows rows, List<KqlColumn> columns, List<int> from)
    {
        var indexes = from.ToArray();
        return new(columns, rows.Rows.Select(row => Array.ConvertAll(indexes, index => row[index])));
    }

    private static IEnumerable<object?[]> Counted(IEnumerable<object?[]> rows)
    {
        yield return [rows.LongCount()];
    }

    // project-away and its like are one name, while a - b is not.
    private KqlToken OperatorName()
    {
        var name = cursor.Name();
        while (cursor.Current.Is("-") && cursor.Current.Line == name.Line && cursor.Current.Column == name.Column + name.Text.Length)
        {
            cursor.Take();
            name = name with { Text = name.Text + "-" + cursor.Name().Text };
        }

        return name;
    }
}

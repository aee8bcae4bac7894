using System.Runtime.CompilerServices;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Reads the rows of one result. What their schema does not foresee is kept: from that row on they are of a type that has room for it.</summary>
internal sealed class HuntingRowReader
{
    // Which column each member of a row is; rows have their members in one order, most often.
    private readonly List<(string Member, int Column)> order = [];

    // In which row a column came last, for members of the same name.
    private readonly int[] lastRows;
    private readonly Queue<string> warnings;
    private int rows;
    private bool hasMixed;

    public HuntingRowReader(HuntingSchema schema, Queue<string> warnings)
    {
        Schema = schema;
        this.warnings = warnings;
        lastRows = new int[schema.Columns.Count];
        var renamed = string.Join(", ", schema.Renamed.Select(column => $"'{column.WireName}' is {column.Name}"));
        if (renamed.Length > 0) warnings.Enqueue($"The result has columns that cannot keep their names, which are empty, there twice or taken: {renamed}.");
    }

    /// <summary>The columns of the rows from now on.</summary>
    public HuntingSchema Schema { get; private set; }

    /// <summary>Reads the row whose beginning the tokens stand on, and leaves them on its end.</summary>
    [MethodImpl(JitOptions.Hot)]
    public HuntingRow Read(JsonTokens json)
    {
        rows++;
        var row = Schema.NewRow();
        var place = 0;
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            var column = ColumnOf(name, ref place);
            if (!json.ReadCell()) break;
            if (column < 0) row = KeepMember(row, name, json);
            else if (!row.Read(column, json)) row = KeepValue(row, column, json);
        }
        if (json.TokenType != JsonToken.EndObject) throw new JsonReaderException("The JSON ends in the middle of a row.");
        return row;
    }

    [MethodImpl(JitOptions.Hot)]
    private int ColumnOf(string member, ref int place)
    {
        if (place >= 0 && place < order.Count && order[place].Member == member)
        {
            var known = order[place++].Column;
            if (known >= 0) lastRows[known] = rows;
            return known;
        }

        var column = Schema.ColumnOf(member);
        while (column >= 0 && lastRows[column] == rows && Schema.TwinOf(column) is >= 0 and var twin) column = twin;
        if (column >= 0) lastRows[column] = rows;
        if (place == order.Count)
        {
            order.Add((member, column));
            place++;
        }
        else
        {
            place = -1;
        }
        return column;
    }

    private HuntingRow KeepValue(HuntingRow row, int column, JsonTokens json)
    {
        if (!hasMixed) warnings.Enqueue($"Column {Schema.Columns[column].Name} has values that are not of its type {Schema.Columns[column].Type}. They are kept as they came; the property is an object from there on.");
        hasMixed = true;
        row = Move(row, Schema.WithMixed(column));
        row.Read(column, json);
        return row;
    }

    private HuntingRow KeepMember(HuntingRow row, string name, JsonTokens json)
    {
        // What Graph says about a member, not the query's.
        if (name.Contains("@odata.")) return row;
        if (!Schema.HasAdditional)
        {
            row = Move(row, Schema.WithAdditional());
            warnings.Enqueue($"The rows have members, such as '{name}', that are not in the schema. They are kept in {Schema.Columns[Schema.Columns.Count - 1].Name}.");
        }
        var last = Schema.Columns.Count - 1;
        if (row.Get(last) is not IDictionary<string, object?> members) row.Set(last, members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase));
        JsonValues.AddTo(members, name, json.TokenType == JsonToken.Raw ? Parse(json.CellText!) : json.CellValue);
        return row;
    }

    private HuntingRow Move(HuntingRow row, HuntingSchema schema)
    {
        var moved = schema.NewRow();
        for (var i = 0; i < Schema.Columns.Count; i++) moved.Set(i, row.Get(i));
        Schema = schema;
        return moved;
    }

    private static object? Parse(string text)
    {
        using var json = new JsonTokens(new StringReader(text), JsonNames.Shared);
        return json.Read() ? JsonValues.Read(json) : null;
    }
}

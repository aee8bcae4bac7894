namespace DefenderXdr;

/// <summary>What a hunting query's result is given as.</summary>
public enum HuntingOutput
{
    /// <summary>A <see cref="HuntingRow"/> for each row, of a type made for the columns: the fastest and smallest. The default.</summary>
    Row,

    /// <summary>A PSObject for each row, with a note property for each column: to add members to, or to change.</summary>
    PSObject,

    /// <summary>One <see cref="System.Data.DataTable"/> for each query and connection, with typed columns and DBNull for null, also where there are no rows.</summary>
    DataTable,

    /// <summary>A JSON object on one line for each row, as text.</summary>
    Json,
}

using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>A family's objects on one API: its paths, filters, spelling and page size. Nothing of HTTP.</summary>
internal interface IListBackEnd<T, TQuery, TId> where T : class
{
    /// <summary>The operation whose permission decides whether a list can be had here.</summary>
    ApiOperation ListOperation(TQuery query);

    /// <summary>Where a list starts and how it goes on.</summary>
    /// <exception cref="DefenderException">The API has no such list, filter or order.</exception>
    ListPlan<T> List(TQuery query);

    /// <summary>The operation whose permission decides whether one object can be had here.</summary>
    ApiOperation GetOperation { get; }

    /// <summary>How to get one object, with what a query wants of it.</summary>
    GetPlan<T> Get(TId id, TQuery query);
}

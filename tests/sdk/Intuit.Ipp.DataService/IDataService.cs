using System.Collections.ObjectModel;
using Intuit.Ipp.Data;

namespace Intuit.Ipp.DataService;

public interface IDataService
{
    T Add<T>(T entity)
        where T : IEntity;

    T Delete<T>(T entity)
        where T : IEntity;

    ReadOnlyCollection<T> FindAll<T>(T entity, int pageNumber, int pageSize)
        where T : IEntity;

    T FindById<T>(T entity)
        where T : IEntity;

    ReadOnlyCollection<T> FindByLevel<T>(T entity)
        where T : IEntity;

    ReadOnlyCollection<T> FindByParentId<T>(T entity)
        where T : IEntity;

    T Update<T>(T entity)
        where T : IEntity;

    T Void<T>(T entity)
        where T : IEntity;
}

using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using Intuit.Ipp.Core;
using Intuit.Ipp.Data;

namespace Intuit.Ipp.DataService;

public class DataService : IDataService
{
    public DataService(ServiceContext serviceContext) => throw OfficialPackage.IsNeeded();

    public T Add<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public IntuitCDCResponse CDC(List<IEntity> entityList, DateTime changedSince) => throw OfficialPackage.IsNeeded();

    public Batch CreateNewBatch() => throw OfficialPackage.IsNeeded();

    public T Delete<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public ReadOnlyCollection<T> FindAll<T>(T entity, int startPosition = 1, int maxResults = 500)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public T FindById<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public ReadOnlyCollection<T> FindByLevel<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public ReadOnlyCollection<T> FindByParentId<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public T Update<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();

    public T Void<T>(T entity)
        where T : IEntity => throw OfficialPackage.IsNeeded();
}

internal static class OfficialPackage
{
    public static NotSupportedException IsNeeded() =>
        new("This is the stand-in for Intuit's SDK, which only compiles. Calls need the package IppDotNetSdkForQuickBooksApiV3: build with -p:UseOfficialSdk=true.");
}
